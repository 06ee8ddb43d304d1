package dev.baton.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.assistant.HandoverSettings.Messages;
import dev.baton.assistant.HandoverSettings.State;
import dev.baton.assistant.TransferMessages.Availability;
import dev.baton.assistant.TransferMessages.TransferMessage;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransferMessagesTest {

    @ParameterizedTest(name = "{0}, {1}, step {2}, opened {3}: {5}")
    @CsvSource(
            nullValues = "-",
            value = {
                "DISABLED, ONLINE,  -,    -,      DISABLED, disabled",
                "DISABLED, ONLINE,  step, opened, DISABLED, disabled",
                "DISABLED, OFFLINE, step, opened, DISABLED, disabled",
                "DISABLED, UNKNOWN, -,    -,      DISABLED, disabled",
                "CLOSED,   ONLINE,  -,    -,      CLOSED,   closed",
                "CLOSED,   ONLINE,  step, opened, CLOSED,   closed",
                "CLOSED,   OFFLINE, step, -,      CLOSED,   closed",
                "OPENED,   OFFLINE, -,    -,      OFFLINE,  offline",
                "OPENED,   OFFLINE, step, opened, OFFLINE,  offline",
                "OPENED,   ONLINE,  step, opened, TRANSFER, step",
                "OPENED,   ONLINE,  step, -,      TRANSFER, step",
                "OPENED,   ONLINE,  -,    opened, TRANSFER, opened",
                "OPENED,   ONLINE,  ' ',  opened, TRANSFER, opened",
                "OPENED,   ONLINE,  -,    -,      TRANSFER, online",
                "OPENED,   ONLINE,  '',   -,      TRANSFER, online",
                "OPENED,   UNKNOWN, -,    -,      TRANSFER, online",
                "OPENED,   UNKNOWN, step, opened, TRANSFER, step",
            })
    void exactlyOneMessageIsSent(
            State state,
            Availability availability,
            @org.jspecify.annotations.Nullable String step,
            @org.jspecify.annotations.Nullable String opened,
            TransferMessages.Purpose purpose,
            String text) {
        var messages = messages(Optional.ofNullable(opened).map(TransferMessagesTest::text));
        assertThat(TransferMessages.choose(
                        messages,
                        state,
                        availability,
                        step == null ? Map.of() : Map.of("transfer", step),
                        Optional.empty(),
                        Optional.of("en")))
                .isEqualTo(new TransferMessage(purpose, text));
    }

    @ParameterizedTest
    @CsvSource({
        "OFFLINE, offline of the step, true, offline of the step",
        "OFFLINE, '', true, offline of the team",
        "OFFLINE, '', false, offline",
        "ONLINE, offline of the step, true, online of the step",
    })
    void theStepsOwnWordsComeBeforeTheTeamsAndThoseBeforeTheAssistants(
            Availability availability, String offline, boolean teams, String said) {
        var chosen = TransferMessages.choose(
                messages(Optional.of(text("opened"))),
                State.OPENED,
                availability,
                Map.of("offline", offline, "online", "online of the step"),
                teams ? Optional.of(text("offline of the team")) : Optional.empty(),
                Optional.of("en"));

        assertThat(chosen.text()).isEqualTo(said);
    }

    @Test
    void theDefaultsAreWordForWordWhatTheProductPromises() {
        AssistantDocument document = Documents.valid("""
                id: plain
                languages: en
                handover: {defaultTeam: support}
                """);
        Messages messages = document.handover().messages();
        assertThat(messages.online().in(Optional.empty())).isEqualTo("Let's send you to an available agent");
        assertThat(messages.offline().in(Optional.empty()))
                .isEqualTo(
                        "There are no agents available at this time. When one becomes available, we'll connect you.");
        assertThat(messages.opened()).isEmpty();
    }

    private static Messages messages(Optional<LocalizedText> opened) {
        return new Messages(
                text("online"),
                text("offline"),
                opened,
                text("disabled"),
                text("closed"),
                text("expired"),
                text("failed"),
                text("apology"),
                text("botOnly"),
                text("gaveUp"));
    }

    private static LocalizedText text(String text) {
        return LocalizedText.of("en", text);
    }
}
