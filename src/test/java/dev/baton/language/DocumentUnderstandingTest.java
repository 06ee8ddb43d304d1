package dev.baton.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.assistant.AssistantDocument;
import dev.baton.assistant.Documents;
import dev.baton.assistant.InMemoryAssistants;
import dev.baton.language.Learnt.Lessons;
import dev.baton.language.Learnt.Models;
import dev.baton.language.Meaning.PersonWish;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@Timeout(120)
class DocumentUnderstandingTest {

    private static final AssistantDocument PARCELS = Documents.valid("""
            id: shop
            languages: [en]
            handover: {defaultTeam: support}
            actions:
              - id: track
                name: Track a parcel
                phrases: ["where is my parcel", "track my order", "my package is late"]
                steps: [{say: "Soon."}]
              - id: hours
                name: Opening hours
                phrases: ["when do you open", "are you open on sunday"]
                steps: [{say: "At nine."}]
            """);
    private static final String COUNTER = """
            id: shop
            languages: [en]
            handover: {defaultTeam: support}
            understanding: {counterexamples: ["i want to order a parcel shelf for my car"]}
            actions:
              - id: track
                name: Track a parcel
                phrases: ["where is my parcel", "track my order", "my package is late"]
                steps: [{say: "Soon."}]
              - id: hours
                name: Opening hours
                phrases: ["when do you open", "are you open on sunday"]
                steps: [{say: "At nine."}]
            """;
    private static final AssistantDocument PETS = Documents.valid("""
            id: shop
            languages: [en]
            handover: {defaultTeam: support}
            actions:
              - id: feed
                name: What animals eat
                phrases: ["what does a hamster eat", "food for my cat", "can dogs eat chocolate"]
                steps: [{say: "Less."}]
              - id: vet
                name: Find a vet
                phrases: ["my cat is ill", "i need an animal doctor"]
                steps: [{say: "Next door."}]
            """);

    private final DocumentUnderstanding understanding = new DocumentUnderstanding(shop());

    @AfterEach
    void stop() {
        understanding.stop();
    }

    @Test
    void a_live_document_is_learnt_before_anybody_writes() throws InterruptedException {
        understanding.learnLiveDocuments();
        await(PARCELS);
        assertThat(likeliest(PARCELS, "has the package been sent")).isEqualTo("track");
    }

    @Test
    void while_a_new_document_is_learnt_the_one_before_answers_and_then_the_new_one() throws InterruptedException {
        await(PARCELS);
        String text = "where is the parcel with food for my cat";
        while (!understanding.ready(PETS)) {
            assertThat(likeliest(PETS, text)).isIn("track", "feed");
            Thread.sleep(Duration.ofMillis(5));
        }
        assertThat(likeliest(PETS, text)).isEqualTo("feed");
        assertThat(understanding.of(PETS, "how many legs has a table").none()).isGreaterThan(0.5);
    }

    @Test
    void nobody_waits_for_what_is_being_learnt() throws InterruptedException {
        var learnNow = new CountDownLatch(1);
        var slow = new DocumentUnderstanding(shop(), (lessons, before) -> {
            if (lessons.equals(Lessons.of(PETS))) {
                awaited(learnNow);
            }
            return Models.learn(lessons, before);
        });
        try {
            await(slow, PARCELS);
            assertThat(slow.ready(PETS)).isFalse();
            assertThat(likeliest(slow, PETS, "where is my parcel")).isEqualTo("track");
            learnNow.countDown();
            await(slow, PETS);
            assertThat(likeliest(slow, PETS, "food for a cat")).isEqualTo("feed");
        } finally {
            slow.stop();
        }
    }

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void what_cannot_be_learnt_is_logged_and_the_document_before_goes_on_answering(CapturedOutput output)
            throws InterruptedException {
        var failed = new CountDownLatch(1);
        var fragile = new DocumentUnderstanding(shop(), (lessons, before) -> {
            if (lessons.equals(Lessons.of(PETS))) {
                failed.countDown();
                throw new IllegalStateException("The disk is full.");
            }
            return Models.learn(lessons, before);
        });
        try {
            await(fragile, PARCELS);
            assertThat(fragile.ready(PETS)).isFalse();
            awaited(failed);
            assertThat(likeliest(fragile, PETS, "where is my parcel")).isEqualTo("track");
            AssistantDocument next = Documents.valid(COUNTER);
            await(fragile, next);
            assertThat(likeliest(fragile, next, "where is my parcel")).isEqualTo("track");
            assertThat(fragile.ready(PETS)).isFalse();
            assertThat(output).contains("Assistant shop could not be learnt", "The disk is full.");
        } finally {
            fragile.stop();
        }
    }

    @Test
    void a_wish_for_a_person_is_part_of_the_meaning_and_says_what_asked() throws InterruptedException {
        await(PARCELS);
        Meaning asks = understanding.of(PARCELS, "Still broken. can sombody ring me abot this");
        assertThat(asks.person().map(PersonWish::evidence)).hasValueSatisfying(evidence -> assertThat(evidence)
                .contains("can sombody ring me abot this")
                .doesNotContain("broken"));
        assertThat(understanding.of(PARCELS, "where is my parcel").person()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "i want to order a parcel shelf for my car",
                "I'd like to order a parcel shelf for my car, please!",
                "i want to order a parcel shelf",
                "i wnat to order a parcel shelf for my car"
            })
    void what_is_written_like_a_counterexample_means_none_of_the_actions(String text) throws InterruptedException {
        await(PARCELS);
        double before = understanding.of(PARCELS, text).none();
        AssistantDocument taught = Documents.valid(COUNTER);
        await(taught);
        assertThat(understanding.of(taught, text).none()).isGreaterThan(before).isGreaterThan(0.8);
        assertThat(understanding.of(taught, "where is my parcel").understood(0.5))
                .isTrue();
        assertThat(understanding.of(taught, "i want to track my order").understood(0.5))
                .isTrue();
    }

    @Property(tries = 100)
    void any_text_has_a_meaning_and_all_its_figures_are_probabilities(@ForAll String text) {
        assertFigures(Known.UNDERSTANDING.of(Known.DOCUMENT, text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u0000", "\uD800", "?!", "🙂", "a", "get me a person! ", "und, ", "x. "})
    void nothing_and_a_hundred_thousand_characters_have_one_too(String piece) {
        assertFigures(Known.UNDERSTANDING.of(Known.DOCUMENT, piece));
        assertFigures(Known.UNDERSTANDING.of(Known.DOCUMENT, piece.repeat(100_000)));
    }

    private static void assertFigures(Meaning meaning) {
        assertThat(meaning.none()).isBetween(0.0, 1.0);
        assertThat(meaning.intents()).hasSize(2).allSatisfy(intent -> assertThat(intent.confidence())
                .isBetween(0.0, 1.0));
        assertThat(meaning.guidance()).hasSize(1).allSatisfy(rule -> assertThat(rule.score())
                .isBetween(0.0, 1.0));
        assertThat(meaning.topics()).hasSize(1).allSatisfy(rule -> assertThat(rule.score())
                .isBetween(0.0, 1.0));
        meaning.person().ifPresent(wish -> assertThat(wish.confidence()).isBetween(0.0, 1.0));
        assertThat(meaning.mood().anger()).isBetween(0.0, 1.0);
        assertThat(meaning.gist()).isPresent();
    }

    /** A document with everything that is learnt, learnt once for all texts. */
    private static final class Known {
        static final AssistantDocument DOCUMENT = Documents.valid(COUNTER + """
                guidance: [{title: Safety, text: "The customer reports that a product has hurt someone"}]
                topics: [{name: Refunds, text: "Refunds of money", then: block}]
                """);
        static final DocumentUnderstanding UNDERSTANDING = learnt();

        private static DocumentUnderstanding learnt() {
            var understanding = new DocumentUnderstanding(new InMemoryAssistants(List.of(DOCUMENT)));
            try {
                await(understanding, DOCUMENT);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            understanding.stop();
            return understanding;
        }
    }

    private static InMemoryAssistants shop() {
        return new InMemoryAssistants(List.of(PARCELS));
    }

    private String likeliest(AssistantDocument document, String text) {
        return likeliest(understanding, document, text);
    }

    private static String likeliest(DocumentUnderstanding by, AssistantDocument document, String text) {
        return by.of(document, text).intents().getFirst().action();
    }

    private void await(AssistantDocument document) throws InterruptedException {
        await(understanding, document);
    }

    private static void await(DocumentUnderstanding by, AssistantDocument document) throws InterruptedException {
        while (!by.ready(document)) {
            Thread.sleep(Duration.ofMillis(20));
        }
    }

    private static void awaited(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
