package dev.baton.assistant.yaml;

import dev.baton.assistant.AssistantDocument.Mode;
import dev.baton.assistant.HandoverSettings;
import dev.baton.assistant.HandoverSettings.Messages;
import dev.baton.assistant.LocalizedText;
import java.time.Duration;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads {@code handover}. */
record HandoverReader(Scalars scalars) {

    private static final Duration WAIT_LIMIT = Duration.ofMinutes(60);
    private static final Duration RING = Duration.ofSeconds(20);
    private static final int MAX_PRIORITY = 1_000;

    HandoverSettings read(Fields document, Mode mode) {
        Fields fields = Fields.read(
                document.get("handover").orElseGet(StandIns::emptyMap),
                document.path("handover"),
                Section.HANDOVER,
                scalars.problems);
        if (!fields.has("defaultTeam") && mode != Mode.BOT_ONLY) {
            Node where = document.get("handover").orElse(document.node());
            scalars.problems.at(
                    where,
                    fields.path("defaultTeam"),
                    "The default team is missing: set handover.defaultTeam to the id of a team.");
        }
        return new HandoverSettings(
                flag(fields, "enabled", true),
                fields.get("defaultTeam").map(node -> scalars.target(node, fields.path("defaultTeam"))),
                fields.get("priority")
                        .map(node -> scalars.integer(node, fields.path("priority"), -MAX_PRIORITY, MAX_PRIORITY))
                        .orElse(0),
                duration(fields, "waitLimit", WAIT_LIMIT, Duration.ofHours(72)),
                duration(fields, "ring", RING, Duration.ofHours(1)),
                flag(fields, "botWhileWaiting", true),
                fields.get("hours").map(node -> new HoursReader(scalars).read(node, fields.path("hours"))),
                messages(fields));
    }

    private boolean flag(Fields fields, String key, boolean otherwise) {
        return fields.get(key).map(node -> scalars.bool(node, fields.path(key))).orElse(otherwise);
    }

    private Duration duration(Fields fields, String key, Duration otherwise, Duration max) {
        return fields.get(key)
                .map(node -> scalars.duration(node, fields.path(key), Duration.ofSeconds(1), max))
                .orElse(otherwise);
    }

    private Messages messages(Fields handover) {
        Fields fields = Fields.read(
                handover.get("messages").orElseGet(StandIns::emptyMap),
                handover.path("messages"),
                Section.MESSAGES,
                scalars.problems);
        return new Messages(
                message(fields, "online"),
                message(fields, "offline"),
                own(fields, "opened"),
                message(fields, "disabled"),
                message(fields, "closed"),
                message(fields, "expired"),
                message(fields, "botOnly"),
                message(fields, "gaveUp"));
    }

    private LocalizedText message(Fields fields, String key) {
        return own(fields, key).orElseGet(() -> BuiltInTexts.text(key, scalars.defaultLanguage()));
    }

    private Optional<LocalizedText> own(Fields fields, String key) {
        return fields.get(key).map(node -> scalars.text(node, fields.path(key)));
    }
}
