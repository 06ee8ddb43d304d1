package dev.baton.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.assistant.Care.AfterPerson;
import dev.baton.assistant.Documents;
import dev.baton.assistant.HandoverReason;
import dev.baton.assistant.Target;
import dev.baton.conversation.Conversation.Ended;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** H2. */
class AfterPersonTest {

    private static final String SHOP = """
            id: shop
            languages: en
            mode: %s
            actions: [{id: hello, start: hello, steps: [{say: Hi.}]}]
            triggerWords: {danger: [fire]}
            handover:
              defaultTeam: support
              askFirst: [{ask: email, kind: email, text: Your email?}]
            """;
    private static final Instant END = Instant.parse("2026-11-20T10:00:00Z");
    private static final Ended ENDED =
            new Ended(7, Optional.of("ann"), dev.baton.conversation.Target.team("sales"), END);
    private static final Comeback BACK =
            new Comeback.ToPerson(new Target(Optional.of("sales"), Optional.empty(), Optional.empty()));

    private final Talk talk = Talk.with(SHOP.formatted("bot_and_human"));

    @Test
    void the_same_person_is_brought_at_once_and_nothing_is_asked() {
        BotAnswer answer = talk.after(BACK).say("hello");
        assertThat(answer.lines()).isEmpty();
        assertThat(answer.wish()).hasValueSatisfying(wish -> {
            assertThat(wish.reason()).isEqualTo(HandoverReason.PLANNED);
            assertThat(wish.target().team()).contains("sales");
        });
    }

    @Test
    void a_silent_bot_says_nothing_and_starts_nothing() {
        BotAnswer answer = talk.after(new Comeback.Silent()).say("hello", "what is this");
        assertThat(answer.lines()).isEmpty();
        assertThat(answer.wish()).isEmpty();
        assertThat(answer.memory().misses()).isZero();
        assertThat(answer.decision().looked())
                .extracting(BotDecision.Look::rule)
                .contains(BotDecision.Rule.AFTER_PERSON);
    }

    @ParameterizedTest
    @CsvSource({"get me a person, REQUESTED", "there is a fire, DANGER_WORD"})
    void a_silent_bot_brings_a_person_at_once_where_one_is_wanted(String said, HandoverReason reason) {
        BotAnswer answer = talk.after(new Comeback.Silent()).say("hello", said);
        assertThat(answer.lines()).isEmpty();
        assertThat(answer.wish()).map(HandoverWish::reason).contains(reason);
    }

    @Test
    void the_menu_is_heard_by_a_silent_bot_and_nothing_is_asked() {
        BotAnswer answer =
                talk.after(new Comeback.Silent()).wished(Optional.of(9L)).hear(new BotInput.Wanted("The menu.", 9));
        assertThat(answer.lines()).isEmpty();
        assertThat(answer.wish()).map(HandoverWish::wish).contains(9L);
    }

    @Test
    void an_assistant_for_people_routes_again_and_to_who_is_there() {
        Talk people = Talk.with(SHOP.formatted("human_only"));
        assertThat(people.say("hello").wish()).map(wish -> wish.target().team()).contains(Optional.empty());
        assertThat(people.after(BACK).say("hello").wish()).hasValueSatisfying(wish -> {
            assertThat(wish.reason()).isEqualTo(HandoverReason.MODE);
            assertThat(wish.target().team()).contains("sales");
        });
    }

    @Test
    void an_assistant_for_the_bot_alone_brings_nobody() {
        BotAnswer answer = Talk.with(SHOP.formatted("bot_only")).after(BACK).say("hello");
        assertThat(Talk.texts(answer)).containsExactly("Hi.");
        assertThat(answer.wish()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "same_agent, 0, true, ToPerson",
        "same_agent, 1800, true, ToPerson",
        "same_agent, 1801, true, ''",
        "same_agent, 0, false, ''",
        "silent, 1800, false, Silent",
        "silent, 1801, true, ''",
        "bot, 0, true, ''",
    })
    void the_time_of_the_message_counts_and_who_is_there(String next, long seconds, boolean there, String brings) {
        var setting = new AfterPerson(
                AfterPerson.Next.valueOf(next.toUpperCase(java.util.Locale.ROOT)), Optional.of(Duration.ofMinutes(30)));
        assertThat(Comeback.of(setting, Optional.of(ENDED), END.plusSeconds(seconds), target -> there)
                        .map(comeback -> comeback.getClass().getSimpleName())
                        .orElse(""))
                .isEqualTo(brings);
        assertThat(Comeback.of(setting, Optional.empty(), END, target -> there)).isEmpty();
    }

    @Test
    void without_a_time_the_bot_is_silent_until_the_conversation_is_closed_again() {
        var setting = new AfterPerson(AfterPerson.Next.SILENT, Optional.empty());
        assertThat(Comeback.of(setting, Optional.of(ENDED), END.plus(Duration.ofDays(90)), target -> false))
                .contains(new Comeback.Silent());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {next: sometimes}            | bot_and_human | This is one of: bot, same_agent, silent.
                    {within: 5m}                 | bot_and_human | The key "next" is missing
                    {next: bot, within: 5m}      | bot_and_human | only for same_agent and silent
                    {next: same_agent, within: x}| bot_and_human | This must be a time such as
                    {next: silent}               | human_only    | no bot that could be silent
                    """)
    void what_cannot_be_is_a_problem_with_its_place(String setting, String mode, String message) {
        String yaml = SHOP.formatted(mode) + "  afterPerson: " + setting + "\n";
        assertThat(Documents.problems(yaml)).anySatisfy(problem -> {
            assertThat(problem.message()).contains(message);
            assertThat(problem.line()).isEqualTo(9);
            assertThat(problem.column()).isGreaterThan(3);
        });
    }

    @Test
    void the_same_person_is_asked_first_for_an_hour_where_nothing_else_is_said() {
        var document = Documents.valid(SHOP.formatted("bot_and_human") + "  afterPerson: {next: same_agent}\n");
        assertThat(document.handover().care().afterPerson().sameAgent()).isEqualTo(Duration.ofHours(1));
    }
}
