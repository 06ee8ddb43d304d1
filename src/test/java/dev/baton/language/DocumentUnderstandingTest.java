package dev.baton.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.assistant.AssistantDocument;
import dev.baton.assistant.Documents;
import dev.baton.assistant.InMemoryAssistants;
import dev.baton.language.Meaning.PersonWish;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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

    private final DocumentUnderstanding understanding =
            new DocumentUnderstanding(new InMemoryAssistants(List.of(PARCELS)));

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
    void a_wish_for_a_person_is_part_of_the_meaning_and_says_what_asked() throws InterruptedException {
        await(PARCELS);
        Meaning asks = understanding.of(PARCELS, "Still broken. can sombody ring me abot this");
        assertThat(asks.person().map(PersonWish::evidence)).hasValueSatisfying(evidence -> assertThat(evidence)
                .contains("can sombody ring me abot this")
                .doesNotContain("broken"));
        assertThat(understanding.of(PARCELS, "where is my parcel").person()).isEmpty();
    }

    @Test
    void what_a_counterexample_says_means_none_of_the_actions() throws InterruptedException {
        AssistantDocument taught = Documents.valid("""
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
                """);
        await(PARCELS);
        double before =
                understanding.of(PARCELS, "i want to order a parcel shelf").none();
        await(taught);
        double after =
                understanding.of(taught, "i want to order a parcel shelf").none();
        assertThat(after).isGreaterThan(before).isGreaterThan(0.5);
        assertThat(understanding.of(taught, "where is my parcel").understood(0.5))
                .isTrue();
    }

    private String likeliest(AssistantDocument document, String text) {
        return understanding.of(document, text).intents().getFirst().action();
    }

    private void await(AssistantDocument document) throws InterruptedException {
        while (!understanding.ready(document)) {
            Thread.sleep(Duration.ofMillis(20));
        }
    }
}
