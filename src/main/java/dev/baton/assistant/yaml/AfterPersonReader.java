package dev.baton.assistant.yaml;

import dev.baton.assistant.AssistantDocument.Mode;
import dev.baton.assistant.Care.AfterPerson;
import dev.baton.assistant.Care.AfterPerson.Next;
import java.time.Duration;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads {@code afterPerson} (H2). */
record AfterPersonReader(Scalars scalars) {

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final Duration SAME_AGENT = Duration.ofHours(1);

    AfterPerson read(Node node, String path, Mode mode) {
        Fields fields = Fields.read(node, path, Section.AFTER_PERSON, scalars.problems);
        Next next = fields.get("next")
                .map(value -> scalars.choice(value, fields.path("next"), Next.class, Next.BOT))
                .orElse(Next.BOT);
        Optional<Duration> within =
                fields.get("within").map(value -> scalars.duration(value, fields.path("within"), SHORTEST, LONGEST));
        if (!fields.has("next")) {
            scalars.problems.at(node, path, "The key \"next\" is missing: bot, same_agent or silent.");
        }
        if (next == Next.BOT) {
            fields.get("within")
                    .ifPresent(value -> scalars.problems.at(
                            value,
                            fields.path("within"),
                            "This is only for same_agent and silent: the bot answers at any time."));
        }
        if (next == Next.SILENT && mode == Mode.HUMAN_ONLY) {
            scalars.problems.at(
                    node, path, "This assistant has no bot that could be silent: every message goes to a person.");
        }
        return new AfterPerson(next, next == Next.SAME_AGENT ? within.or(() -> Optional.of(SAME_AGENT)) : within);
    }
}
