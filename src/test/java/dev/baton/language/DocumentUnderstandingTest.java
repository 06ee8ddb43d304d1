package dev.baton.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.assistant.AssistantDocument;
import dev.baton.assistant.Documents;
import dev.baton.language.Meaning.PersonWish;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class DocumentUnderstandingTest {

    private static final Duration LATER = Duration.ofSeconds(60);
    private static final AssistantDocument PLAIN = Documents.valid("""
            id: shop
            name: Shop
            languages: [en]
            handover: {defaultTeam: support}
            actions:
              - id: hello
                name: Hello
                start: [hello]
                steps: [{say: Hello}]
            """);

    @Test
    void a_wish_for_a_person_is_part_of_the_meaning_and_says_what_asked() {
        var understanding = new DocumentUnderstanding();
        try {
            Awaitility.await().atMost(LATER).until(() -> understanding.ready(PLAIN));
            Meaning asks = understanding.of(PLAIN, "Still broken. can sombody ring me abot this");
            assertThat(asks.person().map(PersonWish::evidence)).hasValueSatisfying(evidence -> assertThat(evidence)
                    .contains("can sombody ring me abot this")
                    .doesNotContain("broken"));
            assertThat(understanding.of(PLAIN, "where is my parcel").person()).isEmpty();
        } finally {
            understanding.stop();
        }
    }
}
