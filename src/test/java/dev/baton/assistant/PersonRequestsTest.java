package dev.baton.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.assistant.AssistantDocument.PersonRequestPatterns;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonRequestsTest {

    private static final PersonRequestPatterns NONE = PersonRequestPatterns.NONE;
    private static final PatternPersonRequests REQUESTS = new PatternPersonRequests();

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvFileSource(resources = "person-requests.csv", delimiter = '|', numLinesToSkip = 1)
    void wordingsAreToldApart(String language, boolean asks, String text) {
        assertThat(REQUESTS.find(PlainText.of(text), NONE).isPresent())
                .as("%s: %s -> %s", language, text, REQUESTS.find(PlainText.of(text), NONE))
                .isEqualTo(asks);
    }

    @Test
    void aRequestIsFoundInTheMiddleOfALongerMessage() {
        var found = REQUESTS.find(
                PlainText.of("My order is 12345. It never came! Can I please talk to a real person? Thanks"), NONE);
        assertThat(found).map(PersonRequests.PersonRequest::language).contains(Optional.of("en"));
        assertThat(found).map(PersonRequests.PersonRequest::words).contains("can i please talk to a real person");
    }

    @Test
    void anAssistantAddsItsOwnWordings() {
        var own = new PersonRequestPatterns(
                List.of(StartPattern.words("* guru *")), List.of(), List.of(), 0.7, Optional.empty());
        assertThat(REQUESTS.find(PlainText.of("Get a guru, now"), own)).isPresent();
        assertThat(REQUESTS.find(PlainText.of("Get a guru, now"), NONE)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "…", "😀", "?!", "\uD800", "a"})
    void emptyAndOddMessagesAskForNobody(String text) {
        assertThat(REQUESTS.find(PlainText.of(text), NONE)).isEmpty();
    }
}
