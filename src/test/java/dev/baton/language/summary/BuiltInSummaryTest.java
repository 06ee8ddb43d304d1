package dev.baton.language.summary;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.language.summary.Story.Mood;
import dev.baton.language.summary.Story.Purpose;
import dev.baton.language.summary.Story.Turn;
import dev.baton.language.summary.Story.Turn.ActionRun;
import dev.baton.language.summary.Story.Turn.Agent;
import dev.baton.language.summary.Story.Turn.Bot;
import dev.baton.language.summary.Story.Turn.CameBack;
import dev.baton.language.summary.Story.Turn.InvalidAnswer;
import dev.baton.language.summary.Story.Turn.MessageToAgent;
import dev.baton.language.summary.Story.Turn.NotUnderstood;
import dev.baton.language.summary.Story.Turn.PrivateAnswer;
import dev.baton.language.summary.Story.Turn.Value;
import dev.baton.language.summary.Summary.Kind;
import dev.baton.language.summary.Summary.Step;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuiltInSummaryTest {

    private static Turn said(String text) {
        return new Turn.Customer(text);
    }

    private static Turn answers(String text) {
        return new Bot(text, Purpose.ANSWER);
    }

    private static Turn asks(String text) {
        return new Bot(text, Purpose.QUESTION);
    }

    private static Summary summary(Turn... turns) {
        return BuiltInSummary.of(new Story(Optional.of("en"), List.of(turns), Mood.UNKNOWN));
    }

    @Test
    void it_tells_the_whole_story_in_a_few_lines() {
        var story = new Story(
                Optional.of("en-GB"),
                List.of(
                        new Bot("Welcome!", Purpose.OTHER),
                        said("Hi there"),
                        said("My parcel still says shipped, where is it?"),
                        new ActionRun("Track an order"),
                        asks("Which order?"),
                        said("the blue one"),
                        new InvalidAnswer(),
                        said("A-1001"),
                        new Value("order", "A-1001"),
                        answers("It left on Monday. It should be there soon."),
                        said("that is what I know already"),
                        new NotUnderstood(),
                        said("so when does it come?")),
                Mood.FRUSTRATED);

        assertThat(BuiltInSummary.of(story).asText()).isEqualTo("""
                Wants: My parcel still says shipped, where is it?
                Tried:
                - Action: Track an order
                - No valid answer to: Which order?
                - Answered: It left on Monday.
                - Not understood: that is what I know already
                Details:
                - order: A-1001
                Mood: frustrated
                Open question: so when does it come?""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Hi                          | I want to return my shoes
            good morning!!              | refund
            can I talk to a human       | the invoice is wrong
            agent please                | Wifi kaputt
            Hola, buenas tardes         | quiero devolver unos zapatos
            quiero hablar con un agente | mi pedido no ha llegado
            Bonjour                     | ma commande est arrivée cassée
            parler à un conseiller svp  | je veux annuler mon abonnement
            Guten Tag                   | Meine Lieferung fehlt
            ich möchte mit einem Menschen sprechen | Rechnung falsch
            Bom dia                     | quero cancelar a encomenda
            falar com atendente         | meu pedido sumiu
            Buongiorno                  | il pacco non è arrivato
            vorrei parlare con un operatore | voglio un rimborso
            Goedemiddag                 | mijn bestelling is kapot
            ik wil een medewerker spreken | waar blijft mijn pakket
            👋                          | 私の荷物はどこですか
            """)
    void what_they_want_is_the_first_line_with_substance(String before, String wish) {
        assertThat(summary(said(before), said(wish)).wants()).contains(wish);
    }

    @Test
    void an_answer_to_a_question_is_no_wish() {
        assertThat(summary(asks("Your name?"), said("Petersen"), answers("Thanks."), said("My lamp flickers"))
                        .wants())
                .contains("My lamp flickers");
    }

    @Test
    void without_a_line_of_substance_the_message_to_the_agent_or_the_action_tells_it() {
        assertThat(summary(said("hello"), new ActionRun("Returns")).wants()).contains("Returns");
        assertThat(summary(said("hello"), new ActionRun("Returns"), new MessageToAgent("Return of a lamp"))
                        .wants())
                .contains("Return of a lamp");
        assertThat(summary(said("hi")).wants()).contains("hi");
        assertThat(summary().wants()).isEmpty();
    }

    @Test
    void a_visit_of_its_own_has_a_wish_of_its_own_and_keeps_the_details() {
        var summary = summary(
                said("My parcel is lost"),
                new Value("order", "A-1"),
                answers("We send another."),
                new CameBack(),
                said("The new one is broken"));

        assertThat(summary.wants()).contains("The new one is broken");
        assertThat(summary.tried()).isEmpty();
        assertThat(summary.details()).containsEntry("order", "A-1");
    }

    @Test
    void private_values_are_never_in_it() {
        var summary = summary(
                said("I want to pay my bill"),
                asks("Card number?"),
                new PrivateAnswer(),
                new Value("card", Story.MASK),
                new Value("order", "A-1"));

        assertThat(summary.details()).containsOnlyKeys("order");
        assertThat(summary.asText()).doesNotContain(Story.MASK);
    }

    @Test
    void of_a_value_that_was_given_twice_the_last_stands() {
        assertThat(summary(new Value("size", "8"), new Value("size", "9")).details())
                .containsEntry("size", "9");
    }

    @Test
    void a_question_is_open_until_somebody_answers() {
        var asked = said("When will it arrive?");

        assertThat(summary(asked, new NotUnderstood()).openQuestion()).contains("When will it arrive?");
        assertThat(summary(asked, answers("On Monday.")).openQuestion()).isEmpty();
        assertThat(summary(asked, new Agent("Mia", "On Monday.")).openQuestion())
                .isEmpty();
        assertThat(summary(asked, new Bot("Please say it again.", Purpose.OTHER))
                        .openQuestion())
                .isPresent();
        assertThat(summary(said("can i speak to someone?")).openQuestion()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "es, Quiere",
        "fr-CA, Souhaite",
        "de, Anliegen",
        "pt_BR, Pedido",
        "it, Richiesta",
        "nl, Wil",
        "en, Wants",
        "ja, Wants"
    })
    void its_headings_are_in_the_customers_language(String language, String heading) {
        var story = new Story(Optional.of(language), List.of(said("My lamp flickers")), Mood.UNKNOWN);

        assertThat(BuiltInSummary.of(story).asText()).isEqualTo(heading + ": My lamp flickers");
    }

    @Test
    void the_customers_version_has_neither_mood_nor_internals() {
        var story = new Story(
                Optional.of("en"),
                List.of(
                        said("My lamp flickers"),
                        new ActionRun("VIP check"),
                        new NotUnderstood(),
                        answers("Try another bulb."),
                        new MessageToAgent("Careful, has threatened to leave")),
                Mood.ANGRY);

        assertThat(BuiltInSummary.of(story.forCustomer()).forCustomer().asText())
                .isEqualTo("""
                Wants: My lamp flickers
                Tried:
                - Answered: Try another bulb.""");
    }

    @Test
    void only_the_last_steps_are_told() {
        var turns = new Turn[20];
        for (int i = 0; i < turns.length; i++) {
            turns[i] = answers("Answer " + i);
        }

        assertThat(summary(turns).tried())
                .hasSize(BuiltInSummary.MOST_STEPS)
                .endsWith(new Step(Kind.ANSWER, "Answer 19"));
    }

    @Property(tries = 500)
    void any_story_gives_a_short_summary_made_of_what_was_said(@ForAll("turns") List<Turn> turns) {
        var summary = BuiltInSummary.of(new Story(Optional.empty(), turns, Mood.CALM));

        assertThat(summary.wants().orElse("").length()).isLessThanOrEqualTo(BuiltInSummary.LONGEST_WISH);
        assertThat(summary.tried()).hasSizeLessThanOrEqualTo(BuiltInSummary.MOST_STEPS);
        assertThat(summary.details()).hasSizeLessThanOrEqualTo(BuiltInSummary.MOST_DETAILS);
        assertThat(summary.asText().length()).isLessThan(8_000);
        assertThat(summary.asText()).doesNotContain(Story.MASK);
    }

    @Property(tries = 500)
    void a_text_is_cut_between_words_and_never_longer_than_it_may_be(@ForAll String text) {
        String cut = Shortened.to(20, text);

        assertThat(cut.length()).isLessThanOrEqualTo(20);
        assertThat(cut).doesNotContain("\n");
    }

    @Test
    void a_long_text_ends_with_a_whole_word() {
        assertThat(Shortened.to(20, "The quick  brown\nfox jumps over")).isEqualTo("The quick brown fox…");
        assertThat(Shortened.to(6, "👩‍👩‍👧‍👦👩‍👩‍👧‍👦")).isEqualTo("…");
    }

    @Provide
    Arbitrary<List<Turn>> turns() {
        Arbitrary<String> text = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(60),
                Arbitraries.strings().alpha().withChars(' ', '?').ofLength(700));
        Arbitrary<Turn> turn = Arbitraries.oneOf(
                text.map(Turn.Customer::new),
                Combinators.combine(text, Arbitraries.of(Purpose.class)).as(Bot::new),
                Combinators.combine(text, text).as(Agent::new),
                text.map(ActionRun::new),
                Combinators.combine(text, text).as(Value::new),
                Arbitraries.of(
                        new NotUnderstood(),
                        new InvalidAnswer(),
                        new PrivateAnswer(),
                        new CameBack(),
                        new Value("secret", Story.MASK)),
                text.map(MessageToAgent::new));
        return turn.list().ofMaxSize(60);
    }
}
