package dev.baton.assistant.yaml;

import dev.baton.assistant.AssistantDocument.Mode;
import dev.baton.assistant.AssistantParser.Limits;
import dev.baton.assistant.HandoverSettings;
import dev.baton.assistant.HandoverSettings.Actions;
import dev.baton.assistant.HandoverSettings.Messages;
import dev.baton.assistant.HandoverSettings.NobodyOnline;
import dev.baton.assistant.KnownTargets.Kind;
import dev.baton.assistant.LocalizedText;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
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
        NobodyOnline nobodyOnline = fields.get("nobodyOnline")
                .map(node -> scalars.choice(node, fields.path("nobodyOnline"), NobodyOnline.class, NobodyOnline.WAIT))
                .orElse(NobodyOnline.WAIT);
        var questions = new QuestionReader(scalars);
        return new HandoverSettings(
                flag(fields, "enabled", true),
                fields.get("disabledUntil").flatMap(node -> instant(node, fields.path("disabledUntil"))),
                fields.get("defaultTeam").map(node -> scalars.target(node, fields.path("defaultTeam"), Kind.TEAM)),
                fields.get("priority")
                        .map(node -> scalars.integer(node, fields.path("priority"), -MAX_PRIORITY, MAX_PRIORITY))
                        .orElse(0),
                duration(fields, "waitLimit", WAIT_LIMIT, Duration.ofHours(72)),
                duration(fields, "ring", RING, Duration.ofHours(1)),
                flag(fields, "botWhileWaiting", true),
                fields.get("hours").map(node -> new HoursReader(scalars).read(node, fields.path("hours"))),
                fields.get("askFirst")
                        .map(list -> scalars.list(list, fields.path("askFirst"), Limits.ASK_FIRST, questions::alone))
                        .orElse(List.of()),
                nobodyOnline,
                messages(fields, nobodyOnline),
                actions(fields),
                new CareReader(scalars).read(fields, mode));
    }

    private Optional<Instant> instant(Node node, String path) {
        try {
            return Optional.of(
                    OffsetDateTime.parse(scalars.string(node, path).orElse("?")).toInstant());
        } catch (DateTimeException e) {
            scalars.problems.at(node, path, "A moment is written like \"2026-12-24T18:00:00Z\".");
            return Optional.empty();
        }
    }

    private Actions actions(Fields handover) {
        Fields fields = Fields.read(
                handover.get("actions").orElseGet(StandIns::emptyMap),
                handover.path("actions"),
                Section.HANDOVER_ACTIONS,
                scalars.problems);
        return new Actions(
                action(fields, "opened"),
                action(fields, "disabled"),
                action(fields, "closed"),
                action(fields, "offline"),
                action(fields, "expired"),
                action(fields, "failed"));
    }

    private Optional<String> action(Fields fields, String key) {
        return fields.get(key).map(node -> {
            String id = scalars.identifier(node, fields.path(key));
            scalars.references.useAction(node, fields.path(key), id);
            return id;
        });
    }

    private boolean flag(Fields fields, String key, boolean otherwise) {
        return fields.get(key).map(node -> scalars.bool(node, fields.path(key))).orElse(otherwise);
    }

    private Duration duration(Fields fields, String key, Duration otherwise, Duration max) {
        return fields.get(key)
                .map(node -> scalars.duration(node, fields.path(key), Duration.ofSeconds(1), max))
                .orElse(otherwise);
    }

    private Messages messages(Fields handover, NobodyOnline nobodyOnline) {
        Fields fields = Fields.read(
                handover.get("messages").orElseGet(StandIns::emptyMap),
                handover.path("messages"),
                Section.MESSAGES,
                scalars.problems);
        LocalizedText offline =
                scalars.text(fields, "offline", BuiltInTexts.offline(nobodyOnline, scalars.defaultLanguage()));
        fields.get("offline").ifPresent(node -> new OfflineText(scalars.problems)
                .check(node, fields.path("offline"), offline, nobodyOnline));
        return new Messages(
                message(fields, "online"),
                offline,
                scalars.text(fields, "opened"),
                message(fields, "disabled"),
                message(fields, "closed"),
                message(fields, "expired"),
                message(fields, "failed"),
                message(fields, "apology"),
                message(fields, "botOnly"),
                message(fields, "gaveUp"));
    }

    private LocalizedText message(Fields fields, String key) {
        return scalars.text(fields, key, BuiltInTexts.text(key, scalars.defaultLanguage()));
    }
}
