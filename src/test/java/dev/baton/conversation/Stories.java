package dev.baton.conversation;

import static dev.baton.conversation.Step.Act.ACCEPTED;
import static dev.baton.conversation.Step.Act.AGENT_LOST;
import static dev.baton.conversation.Step.Act.AGENT_SAYS;
import static dev.baton.conversation.Step.Act.BLOCKED;
import static dev.baton.conversation.Step.Act.BOT_ANSWERS;
import static dev.baton.conversation.Step.Act.BOT_GUESSES;
import static dev.baton.conversation.Step.Act.BOT_SAYS_UNASKED;
import static dev.baton.conversation.Step.Act.CLAIMED;
import static dev.baton.conversation.Step.Act.CLOSED;
import static dev.baton.conversation.Step.Act.CUSTOMER_SAYS;
import static dev.baton.conversation.Step.Act.DEADLINE_FIRED;
import static dev.baton.conversation.Step.Act.DECLINED;
import static dev.baton.conversation.Step.Act.DESK_SAYS;
import static dev.baton.conversation.Step.Act.FILE_CHECKED;
import static dev.baton.conversation.Step.Act.HANDED_BACK;
import static dev.baton.conversation.Step.Act.HANDOVER_CANCELLED;
import static dev.baton.conversation.Step.Act.HANDOVER_DECIDED;
import static dev.baton.conversation.Step.Act.HANDOVER_WANTED;
import static dev.baton.conversation.Step.Act.LINKED;
import static dev.baton.conversation.Step.Act.MAIL_REPORTED;
import static dev.baton.conversation.Step.Act.NOTED;
import static dev.baton.conversation.Step.Act.OFFERED;
import static dev.baton.conversation.Step.Act.PASSED_ON;
import static dev.baton.conversation.Step.Act.RATED;
import static dev.baton.conversation.Step.Act.RESTS;
import static dev.baton.conversation.Step.Act.SENT_AGAIN;
import static dev.baton.conversation.Step.Act.STARTED_AGAIN;
import static dev.baton.conversation.Step.Act.TAGGED;
import static dev.baton.conversation.Step.Act.UNBLOCKED;
import static dev.baton.conversation.Step.Act.WENT_BACK;
import static dev.baton.conversation.Step.Act.WRAP_UP_FINISHED;

import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;

/** Where the stories of the laws come from: anything, in any order, often late, twice, or on an outdated view. */
final class Stories extends DomainContextBase {

    private static final Arbitrary<Step.Act> ACTS = Arbitraries.frequency(
            Tuple.of(2, CUSTOMER_SAYS),
            Tuple.of(4, AGENT_SAYS),
            Tuple.of(1, BOT_SAYS_UNASKED),
            Tuple.of(8, BOT_ANSWERS),
            Tuple.of(2, BOT_GUESSES),
            Tuple.of(6, HANDOVER_WANTED),
            Tuple.of(16, HANDOVER_DECIDED),
            Tuple.of(16, DESK_SAYS),
            Tuple.of(1, FILE_CHECKED),
            Tuple.of(2, HANDOVER_CANCELLED),
            Tuple.of(1, WENT_BACK),
            Tuple.of(13, MAIL_REPORTED),
            Tuple.of(14, OFFERED),
            Tuple.of(10, ACCEPTED),
            Tuple.of(5, DECLINED),
            Tuple.of(3, CLAIMED),
            Tuple.of(8, RESTS),
            Tuple.of(12, WRAP_UP_FINISHED),
            Tuple.of(3, PASSED_ON),
            Tuple.of(6, HANDED_BACK),
            Tuple.of(1, NOTED),
            Tuple.of(1, TAGGED),
            Tuple.of(1, BLOCKED),
            Tuple.of(3, UNBLOCKED),
            Tuple.of(1, LINKED),
            Tuple.of(2, CLOSED),
            Tuple.of(1, RATED),
            Tuple.of(3, AGENT_LOST),
            Tuple.of(7, DEADLINE_FIRED),
            Tuple.of(1, STARTED_AGAIN),
            Tuple.of(6, SENT_AGAIN));

    private static final Arbitrary<String> AGENTS = Arbitraries.of("ann", "ben", "cem");

    private static final Arbitrary<Integer> LAGS = Arbitraries.frequencyOf(
            Tuple.of(7, Arbitraries.just(0)), Tuple.of(2, Arbitraries.of(1, 2, 3)), Tuple.of(1, Arbitraries.of(8, 20)));

    private static final Arbitrary<Duration> PAUSES = Arbitraries.frequency(
            Tuple.of(60, Duration.ZERO),
            Tuple.of(60, Duration.ofMillis(1200)),
            Tuple.of(36, Duration.ofSeconds(16)),
            Tuple.of(18, Duration.ofSeconds(65)),
            Tuple.of(6, Duration.ofHours(2)),
            Tuple.of(12, Duration.ofSeconds(-5)),
            Tuple.of(1, Duration.ofDays(31)));

    private static final Arbitrary<String> TEXTS = Arbitraries.frequencyOf(
            Tuple.of(
                    4,
                    Arbitraries.of(
                            "Where is my order?",
                            "",
                            " ",
                            "\u0000",
                            "\ud83d",
                            "\ude00\ud83d",
                            "x".repeat(139) + "\ud83d\ude00 and more",
                            "x".repeat(139) + "\ud83d",
                            "\u202eright to left\u2066",
                            "\ud83d\ude00".repeat(4000),
                            "z".repeat(8000))),
            Tuple.of(1, Arbitraries.strings().all().ofMaxLength(300)));

    private static final Arbitrary<Step> STEPS = Combinators.combine(
                    ACTS, AGENTS, LAGS, PAUSES, Arbitraries.integers().between(0, 120), TEXTS)
            .as(Step::new);

    /** Stories of a length that a person can follow. */
    @Provide
    Arbitrary<Story> stories() {
        return lasting(1, 80);
    }

    static Arbitrary<Story> lasting(int least, int most) {
        return STEPS.list()
                .ofMinSize(least)
                .ofMaxSize(most)
                .withSizeDistribution(RandomDistribution.uniform())
                .map(Story::new)
                .withoutEdgeCases();
    }
}
