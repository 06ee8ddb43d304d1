package dev.baton.api;

import dev.baton.api.Views.Named;
import dev.baton.assistant.Action;
import dev.baton.assistant.AssistantDocument;
import dev.baton.assistant.AssistantDocument.Mode;
import dev.baton.assistant.Assistants;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The assistants as the team knows them: what can be switched off (A2), and the actions a person hands back into (H3). */
@RestController
final class LiveAssistantsController {

    private final Assistants assistants;

    LiveAssistantsController(Assistants assistants) {
        this.assistants = assistants;
    }

    /**
     * An assistant.
     *
     * @param handover whether it ever hands over; a bot without people does not
     * @param actions what a person may give a conversation back into
     */
    record LiveAssistant(String id, String name, boolean handover, List<Named> actions) {}

    /** All of them. */
    record LiveAssistants(List<LiveAssistant> assistants) {}

    @Operation(summary = "The assistants that are live, and their actions")
    @GetMapping("/api/v1/live-assistants")
    LiveAssistants all(Caller.Person person) {
        person.must(Role.AGENT, Role.SUPERVISOR, Role.BUILDER, Role.ADMIN);
        return new LiveAssistants(
                assistants.all().stream().map(LiveAssistantsController::entry).toList());
    }

    private static LiveAssistant entry(AssistantDocument assistant) {
        return new LiveAssistant(
                assistant.id(),
                assistant.name(),
                assistant.mode() != Mode.BOT_ONLY,
                assistant.actions().stream()
                        .map((Action action) -> new Named(action.id(), action.name()))
                        .toList());
    }
}
