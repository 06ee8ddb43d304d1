package dev.baton.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.conversation.LaneModel.Taken;
import dev.baton.conversation.Step.Act;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

/** Law 4: say it twice, happens once. */
@Domain(Stories.class)
class RepetitionLawsTest {

    @Property
    void a_command_sent_twice_in_a_row_changes_nothing_the_second_time(@ForAll Story story) {
        var lane = story.played();
        if (!lane.taken().isEmpty() && isRepeatable(lane.taken().getLast())) {
            Command last = lane.taken().getLast().command();

            assertThat(lane.submit(last).added()).isEmpty();
        }
    }

    @Property
    void who_asks_again_for_what_happened_is_told_the_same_number(@ForAll Story story) {
        var lane = story.played();
        if (!lane.taken().isEmpty()) {
            Taken last = lane.taken().getLast();
            if (last.number().isPresent() && isAnsweredByNumber(last.command())) {
                assertThat(lane.submit(last.command()).number()).isEqualTo(last.number());
            }
        }
    }

    /** A story of its own, as chance finds it once in a thousand: the first wish is answered, the second is not yet. */
    @Example
    void a_second_wish_for_a_person_sent_twice_is_one() {
        var act = List.of(
                Act.HANDOVER_WANTED, Act.BOT_ANSWERS, Act.BOT_ANSWERS, Act.HANDOVER_WANTED, Act.HANDOVER_WANTED);
        var lane = new Story(act.stream()
                        .map(step -> new Step(step, "ann", 0, Duration.ZERO, 0, "Where is my order?"))
                        .toList())
                .played();
        List<Taken> wishes = lane.taken().stream()
                .filter(taken -> taken.command() instanceof Command.RequestHandover)
                .toList();

        assertThat(wishes.stream().map(taken -> taken.added().size())).containsExactly(1, 1, 0);
        assertThat(wishes.get(2).number()).isEqualTo(wishes.get(1).number());
    }

    @Property
    void a_command_with_its_own_id_happens_once_however_late_it_is_repeated(@ForAll Story story) {
        Set<String> seen = new HashSet<>();
        for (Recorded recorded : story.played().log()) {
            recorded.clientId()
                    .ifPresent(id -> assertThat(seen.add(recorded.actor() + id)).isTrue());
        }
    }

    @Property
    void an_offer_is_accepted_once(@ForAll Story story) {
        Set<Long> accepted = new HashSet<>();
        for (Taken taken : story.played().taken()) {
            if (taken.command() instanceof Command.AcceptOffer accept
                    && !taken.added().isEmpty()) {
                assertThat(accepted.add(accept.offer())).isTrue();
            }
        }
    }

    @Property
    void a_request_is_decided_once(@ForAll Story story) {
        Set<Long> decided = new HashSet<>();
        for (Taken taken : story.played().taken()) {
            if (taken.command() instanceof Command.DecideHandover decide
                    && !taken.added().isEmpty()) {
                assertThat(decided.add(decide.request())).isTrue();
            }
        }
    }

    @Property
    void starting_again_finds_the_start(@ForAll Story story) {
        var lane = story.played();
        Taken again = lane.submit(Story.start(lane.state().lastAt()));
        assertThat(again.number()).contains(1L);
        assertThat(again.added()).isEmpty();
    }

    /** A supervisor may pass the same conversation on again and again; an opinion may be given again. */
    private static boolean isRepeatable(Taken taken) {
        return switch (taken.command()) {
            case Command.Transfer transfer -> !transfer.supervisor();
            case Command.Rate rate -> false;
            default -> true;
        };
    }

    /** Commands whose sender is told a number. */
    private static boolean isAnsweredByNumber(Command command) {
        return switch (command) {
            case Command.AcceptOffer accept -> true;
            case Command.Claim claim -> true;
            case Command.Close close -> true;
            case Command.CancelHandover cancel -> true;
            case Command.DeclineOffer decline -> true;
            case Command.RequestHandover request -> true;
            case Command.HandBack back -> true;
            default -> command.clientId().isPresent();
        };
    }
}
