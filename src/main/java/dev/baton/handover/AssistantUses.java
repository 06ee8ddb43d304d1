package dev.baton.handover;

import dev.baton.assistant.Action;
import dev.baton.assistant.AssistantDocument;
import dev.baton.assistant.Assistants;
import dev.baton.assistant.Step;
import dev.baton.assistant.Target;
import dev.baton.assistant.Transfer;
import dev.baton.people.Uses;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Which assistants send customers to a team or for a skill: by their default team (R4) or by a step that connects. */
@Component
final class AssistantUses implements Uses {

    private final Assistants assistants;

    AssistantUses(Assistants assistants) {
        this.assistants = assistants;
    }

    @Override
    public List<Use> of(Kind kind, String id) {
        return assistants.all().stream()
                .filter(assistant -> names(assistant, kind).anyMatch(id::equals))
                .map(assistant -> new Use("assistant", assistant.id(), assistant.name()))
                .toList();
    }

    private static Stream<String> names(AssistantDocument assistant, Kind kind) {
        Stream<Target> targets = Stream.concat(assistant.actions().stream(), assistant.fallback().values().stream())
                .map(Action::steps)
                .flatMap(List::stream)
                .filter(Step.Connect.class::isInstance)
                .map(Step.Connect.class::cast)
                .map(Step.Connect::transfer)
                .map(Transfer::target);
        return switch (kind) {
            case TEAM ->
                Stream.concat(
                        assistant.handover().defaultTeam().stream(),
                        targets.map(Target::team).flatMap(Optional::stream));
            case SKILL -> targets.map(Target::skill).flatMap(Optional::stream);
        };
    }
}
