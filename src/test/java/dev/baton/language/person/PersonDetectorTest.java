package dev.baton.language.person;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.assistant.AssistantDocument.PersonRequestPatterns;
import dev.baton.language.Meaning.PersonWish;
import dev.baton.language.encoder.BgeSmallEncoder;
import dev.baton.language.encoder.Encoder;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonDetectorTest {

    private static final PersonRequestPatterns NONE = PersonRequestPatterns.NONE;
    private static final Encoder NO_VECTORS = text -> new float[Encoder.DIMENSIONS];
    private static final PersonDetector DETECTOR = PersonDetector.load();
    private static final BgeSmallEncoder ENCODER = BgeSmallEncoder.load();

    @AfterAll
    static void close() {
        ENCODER.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gimme a real agent pls",
                "is anybody there who isn't a bot",
                "this bot is useless get me someone",
                "can sombody ring me abot this",
                "i want to talk to your manager",
                "put me through",
                "human",
                "operator!!!",
                "can i chat w/ a live person",
                "stop. agent.",
                "i need to speak with customer service rep",
                "let me talk to someone who can actually help",
                "call me",
                "transfer me to billing dept please",
                "TALK TO A HUMAN",
                "aegnt plz",
                "I want a repersentative",
                "a g e n t",
                "pleeease get me a persooon",
                "😡 agent 😡",
                "hola necesito un human agent please",
                "It's 4481-22. But I would rather speak to a person",
                "Quiero hablar con un agente",
                "je veux parler à un conseiller",
                "ich möchte mit einem Mitarbeiter sprechen",
                "quero falar com um atendente",
                "vorrei parlare con un operatore",
                "ik wil een medewerker spreken"
            })
    void a_wish_for_a_person_is_found(String message) {
        assertThat(find(message)).as(judged(message)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@example.com",
                "agent.smith@example.com",
                "support@example.com",
                "human@example.com",
                "My email is ada@example.com",
                "ADA+test@EXAMPLE.co.uk",
                "https://example.com/agent/1",
                "www.example.com/help",
                "shop.example.com",
                "Ada Lovelace",
                "John Smith",
                "Maria Gonzalez",
                "van der Berg",
                "O'Brien",
                "221B Baker Street, London",
                "Hauptstraße 5, 10115 Berlin",
                "5 rue de la Paix, Paris",
                "Calle Mayor 12, Madrid",
                "4711",
                "BT-123456",
                "order 4711",
                "1Z999AA10123456784",
                "+49 30 1234567",
                "(555) 010-0199",
                "next Friday",
                "2026-12-24",
                "24.12.2026",
                "the 3rd of May",
                "half past four",
                "10 euros",
                "50%",
                "size 42",
                "the blue one",
                "it arrived damaged",
                "I don't know"
            })
    void what_answers_a_plain_question_is_no_wish(String message) {
        assertThat(find(message)).as(judged(message)).isEmpty();
    }

    @Test
    void a_wish_beside_an_address_is_found() {
        String message = "i am ada@example.com, can i chat w/ a live person";
        assertThat(find(message)).as(judged(message)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "which agent sells this insurance",
                "are you human",
                "am i talking to a robot?",
                "no, no agent please, just the tracking link",
                "the representative sample",
                "i don't want to talk to anyone",
                "how much does a real estate agent earn",
                "human resources department address",
                "person of the year",
                "i already talked to a person yesterday and they said it is fine",
                "call of duty",
                "can i speak english here",
                "what are the customer service opening hours",
                "cancel the call back",
                "agent ransack download",
                "my representative in congress",
                "how do i call a function",
                "talk to me about your shipping",
                "this is useless",
                "transfer money to my sister",
                "call mom",
                "change card",
                "talk to my boss about a raise",
                "book a six person room",
                "no quiero hablar con nadie",
                "je ne veux parler à personne",
                "bist du ein mensch",
                "você é humano",
                "sei un robot?",
                "bel me niet meer"
            })
    void what_only_sounds_like_one_is_left_alone(String message) {
        assertThat(find(message)).as(judged(message)).isEmpty();
    }

    @Test
    void a_wish_inside_a_long_message_is_found_and_quoted() {
        String message = "My order 4471 came on Monday and two of the plates were broken. I sent pictures twice. "
                + "Can I please talk to a real person? The set was a wedding present and we need it by Friday.";
        assertThat(find(message)).map(PersonWish::evidence).hasValueSatisfying(evidence -> assertThat(evidence)
                .contains("Can I please talk to a real person?")
                .doesNotContain("plates"));
    }

    @Test
    void a_refusal_beside_another_wish_stays_a_refusal() {
        assertThat(find("I don't need an agent. Where is my parcel?")).isEmpty();
        assertThat(find("I don't want a bot. I want a human.")).isPresent();
    }

    @Test
    void an_assistants_own_phrase_is_understood_by_meaning() {
        var phrases = own("wake the wizard", "I would like to see the wizard");
        assertThat(DETECTOR.find("Wake the wizard!", ENCODER, phrases))
                .map(PersonWish::confidence)
                .contains(1.0);
        assertThat(DETECTOR.find("i'd like to see the wizard please", ENCODER, phrases))
                .map(PersonWish::evidence)
                .hasValueSatisfying(evidence -> assertThat(evidence).contains("see the wizard"));
        assertThat(DETECTOR.find("where is my parcel", ENCODER, phrases)).isEmpty();
    }

    private static PersonRequestPatterns own(String... phrases) {
        return new PersonRequestPatterns(
                List.of(), List.of(), List.of(phrases), PersonRequestPatterns.DEFAULT_THRESHOLD, Optional.empty());
    }

    @Property(tries = 200)
    void any_text_is_judged_the_same_way_twice_and_as_a_probability(@ForAll String message) {
        Optional<PersonDetector.Judged> first = DETECTOR.judge(message, NO_VECTORS);
        first.ifPresent(judged -> assertThat(judged.probability()).isBetween(0.0, 1.0));
        assertThat(DETECTOR.judge(message, NO_VECTORS)).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "…", "😀", "?!", "\uD800", "\u0000"})
    void a_message_without_words_asks_for_nobody(String message) {
        assertThat(find(message)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "agent ", "x. ", "talk, ", "\uD83D\uDE00", "get me a person! "})
    void a_huge_message_costs_few_sentence_vectors(String piece) {
        var encoded = new AtomicInteger();
        Encoder counting = text -> {
            encoded.incrementAndGet();
            assertThat(text.length()).isLessThanOrEqualTo(2 * MessageParts.MAX_CHARACTERS + 1);
            return new float[Encoder.DIMENSIONS];
        };
        DETECTOR.judge(piece.repeat(100_000 / piece.length()), counting);
        assertThat(encoded.get()).isLessThanOrEqualTo(PersonDetector.MAX_ENCODED);
    }

    @Test
    void a_wish_at_the_end_of_a_huge_message_is_found() {
        assertThat(find("It went on and on. ".repeat(5_000) + "Please connect me to an agent."))
                .isPresent();
    }

    private static Optional<PersonWish> find(String message) {
        return DETECTOR.find(message, ENCODER, NONE);
    }

    private static String judged(String message) {
        return message + ": " + DETECTOR.judge(message, ENCODER);
    }
}
