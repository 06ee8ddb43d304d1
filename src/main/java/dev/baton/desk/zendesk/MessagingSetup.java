package dev.baton.desk.zendesk;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Whether the switchboard is as it has to be. */
final class MessagingSetup {

    private MessagingSetup() {}

    /** What is wrong, as a sentence that says what to do. */
    static Optional<String> problem(List<JsonNode> integrations, MessagingSettings settings) {
        Optional<JsonNode> ours = find(integrations, settings.integration());
        if (ours.isEmpty()) {
            return Optional.of("The switchboard has no integration called " + settings.integration()
                    + "; add it, or set the name that it has.");
        }
        if (!ours.get().path("deliverStandbyEvents").asBoolean(false)) {
            return Optional.of("Set deliverStandbyEvents to true for the switchboard's integration "
                    + settings.integration() + ", else Baton does not hear what people say.");
        }
        return find(integrations, settings.people()).isPresent()
                ? Optional.empty()
                : Optional.of("The switchboard has no integration called " + settings.people()
                        + "; turn on Agent Workspace and messaging in Admin Center.");
    }

    private static Optional<JsonNode> find(List<JsonNode> integrations, String name) {
        return integrations.stream()
                .filter(one -> one.path("name").asString("").equals(name))
                .findFirst();
    }
}
