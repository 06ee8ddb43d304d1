package dev.baton.assistant.yaml;

import dev.baton.assistant.AssistantDocument.Mode;
import dev.baton.assistant.AssistantParser.Limits;
import dev.baton.assistant.Care;
import dev.baton.assistant.Care.AfterPerson;
import dev.baton.assistant.Care.AutoClose;
import dev.baton.assistant.Care.MaskingPattern;
import dev.baton.assistant.Care.MaskingSettings;
import dev.baton.assistant.Care.Reminder;
import dev.baton.assistant.Care.Reminders;
import dev.baton.assistant.Care.TeamCare;
import dev.baton.assistant.Care.Warning;
import dev.baton.assistant.HandoverSettings.NobodyOnline;
import dev.baton.assistant.KnownTargets.Kind;
import dev.baton.assistant.LocalizedText;
import dev.baton.assistant.StartPattern;
import dev.baton.assistant.StartPattern.InvalidPattern;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/** Reads what {@code handover} says about teams, reminders, silence and masking. */
record CareReader(Scalars scalars) {

    private static final Duration SHORTEST = Duration.ofSeconds(15);
    private static final Duration LONGEST_REMINDER = Duration.ofHours(72);
    private static final Duration LONGEST_SILENCE = Duration.ofDays(90);
    private static final Duration WARNING = Duration.ofMinutes(2);
    private static final int TIMES = 20;
    private static final int PATTERNS = 20;
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>\"]{1,64}@[^\\s@<>\"]{1,190}");

    Care read(Fields handover, Mode mode) {
        return new Care(
                handover.get("teams")
                        .map(node -> teams(node, handover.path("teams")))
                        .orElse(Map.of()),
                mailTo(handover),
                handover.get("reminders")
                        .map(node -> reminders(node, handover.path("reminders")))
                        .orElse(Reminders.NONE),
                handover.get("autoClose")
                        .map(node -> autoClose(node, handover.path("autoClose")))
                        .orElse(AutoClose.NEVER),
                handover.get("afterPerson")
                        .map(node -> new AfterPersonReader(scalars).read(node, handover.path("afterPerson"), mode))
                        .orElse(AfterPerson.BOT),
                masking(section(handover, "masking", Section.MASKING)));
    }

    private Map<String, TeamCare> teams(Node node, String path) {
        var teams = new LinkedHashMap<String, TeamCare>();
        if (!(node instanceof MappingNode mapping)) {
            scalars.problems.at(node, path, "This must be a map from a team's id to what is different for it.");
            return teams;
        }
        for (NodeTuple entry : mapping.getValue()) {
            String id = scalars.target(entry.getKeyNode(), path, Kind.TEAM);
            if (teams.put(id, team(entry.getValueNode(), path + "." + id)) != null) {
                scalars.problems.at(entry.getKeyNode(), path, "The team \"" + id + "\" stands here twice.");
            }
        }
        if (teams.size() > Limits.LIST) {
            scalars.problems.at(node, path, "There can be at most " + Limits.LIST + " here.");
        }
        return teams;
    }

    private TeamCare team(Node node, String path) {
        Fields fields = Fields.read(node, path, Section.TEAM, scalars.problems);
        Optional<NobodyOnline> nobodyOnline = fields.get("nobodyOnline")
                .map(value ->
                        scalars.choice(value, fields.path("nobodyOnline"), NobodyOnline.class, NobodyOnline.WAIT));
        Optional<LocalizedText> builtIn =
                nobodyOnline.map(outcome -> BuiltInTexts.offline(outcome, scalars.defaultLanguage()));
        Optional<LocalizedText> offline = builtIn.isPresent()
                ? builtIn.map(text -> scalars.text(fields, "offline", text))
                : scalars.text(fields, "offline");
        offline.ifPresent(said -> fields.get("offline").ifPresent(value -> new OfflineText(scalars.problems)
                .check(value, fields.path("offline"), said, nobodyOnline.orElse(NobodyOnline.WAIT))));
        return new TeamCare(
                fields.get("hours").map(value -> new HoursReader(scalars).read(value, fields.path("hours"))),
                nobodyOnline,
                offline,
                mailTo(fields),
                fields.get("reminders").map(value -> reminders(value, fields.path("reminders"))));
    }

    private Optional<String> mailTo(Fields fields) {
        Optional<String> address = fields.get("mailTo")
                .flatMap(node -> scalars.string(node, fields.path("mailTo")))
                .map(String::strip);
        if (address.filter(text -> !ADDRESS.matcher(text).matches()).isPresent()) {
            fields.get("mailTo")
                    .ifPresent(node -> scalars.problems.at(
                            node, fields.path("mailTo"), "This must be an email address such as team@example.com."));
        }
        return address;
    }

    private Reminders reminders(Node node, String path) {
        Fields fields = Fields.read(node, path, Section.REMINDERS, scalars.problems);
        return new Reminders(
                reminder(fields, "delay"), reminder(fields, "agentSlow"), reminder(fields, "customerSilent"));
    }

    private Optional<Reminder> reminder(Fields reminders, String key) {
        return reminders.get(key).map(node -> {
            Fields fields = Fields.read(node, reminders.path(key), Section.REMINDER, scalars.problems);
            if (!fields.has("after")) {
                scalars.problems.at(node, reminders.path(key), "The key \"after\" is missing, such as 2m.");
            }
            return new Reminder(
                    fields.get("after")
                            .map(after -> scalars.duration(after, fields.path("after"), SHORTEST, LONGEST_REMINDER))
                            .orElse(SHORTEST),
                    fields.get("times")
                            .map(times -> scalars.integer(times, fields.path("times"), 1, TIMES))
                            .orElse(1),
                    scalars.text(fields, "text", BuiltInTexts.text(key, scalars.defaultLanguage())));
        });
    }

    private AutoClose autoClose(Node node, String path) {
        Fields fields = Fields.read(node, path, Section.AUTO_CLOSE, scalars.problems);
        Optional<Warning> warning = fields.get("warning").map(value -> {
            Fields said = Fields.read(value, fields.path("warning"), Section.WARNING, scalars.problems);
            return new Warning(
                    said.get("before")
                            .map(before -> scalars.duration(before, said.path("before"), SHORTEST, LONGEST_REMINDER))
                            .orElse(WARNING),
                    scalars.text(said, "text", BuiltInTexts.text("closingSoon", scalars.defaultLanguage())));
        });
        return new AutoClose(silence(fields, "bot"), silence(fields, "agent"), warning);
    }

    private Optional<Duration> silence(Fields fields, String key) {
        return fields.get(key)
                .map(node -> scalars.duration(node, fields.path(key), Duration.ofMinutes(1), LONGEST_SILENCE));
    }

    private MaskingSettings masking(Fields fields) {
        return new MaskingSettings(
                flag(fields, "cards", true),
                flag(fields, "ibans", true),
                flag(fields, "passwords", true),
                flag(fields, "agents", false),
                fields
                        .get("patterns")
                        .map(list -> scalars.list(list, fields.path("patterns"), PATTERNS, this::pattern))
                        .orElse(List.of())
                        .stream()
                        .flatMap(Optional::stream)
                        .toList());
    }

    private Optional<MaskingPattern> pattern(Node node, String path) {
        Fields fields = Fields.read(node, path, Section.MASKING_PATTERN, scalars.problems);
        for (String key : List.of("name", "pattern")) {
            if (!fields.has(key)) {
                scalars.problems.at(node, path, "The key \"" + key + "\" is missing.");
            }
        }
        String name = fields.get("name")
                .map(value -> scalars.name(value, fields.path("name")))
                .orElse("?");
        return fields.get("pattern").flatMap(value -> {
            String source = scalars.string(value, fields.path("pattern")).orElse("?");
            try {
                return Optional.of(new MaskingPattern(name, StartPattern.expression(source)));
            } catch (InvalidPattern e) {
                scalars.problems.at(value, fields.path("pattern"), e.getMessage() == null ? "" : e.getMessage());
                return Optional.empty();
            }
        });
    }

    private Fields section(Fields parent, String key, Section section) {
        return Fields.read(parent.get(key).orElseGet(StandIns::emptyMap), parent.path(key), section, scalars.problems);
    }

    private boolean flag(Fields fields, String key, boolean otherwise) {
        return fields.get(key).map(node -> scalars.bool(node, fields.path(key))).orElse(otherwise);
    }
}
