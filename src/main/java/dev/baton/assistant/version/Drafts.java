package dev.baton.assistant.version;

import dev.baton.assistant.AssistantDocument;
import dev.baton.assistant.AssistantParser;
import dev.baton.assistant.AssistantParser.Limits;
import dev.baton.assistant.KnownTargets;
import dev.baton.assistant.ParsedAssistant;
import dev.baton.assistant.Problem;
import dev.baton.assistant.version.AssistantVersions.Origin;
import dev.baton.assistant.version.AssistantVersions.Publication;
import dev.baton.assistant.version.AssistantVersions.Source;
import dev.baton.assistant.version.AssistantVersions.Standing;
import dev.baton.platform.AfterCommit;
import dev.baton.platform.DatabaseClock;
import dev.baton.platform.problem.ProblemException;
import dev.baton.platform.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What builders do with assistants (D13): work on a draft, publish it, publish an older version again. Nothing broken goes
 * live (D9).
 */
@Component
public class Drafts {

    private final AssistantVersions versions;
    private final LiveAssistants live;
    private final ObjectProvider<KnownTargets> targets;
    private final DatabaseClock clock;

    Drafts(AssistantVersions versions, LiveAssistants live, ObjectProvider<KnownTargets> targets, DatabaseClock clock) {
        this.versions = versions;
        this.live = live;
        this.targets = targets;
        this.clock = clock;
    }

    /** A text's problems and warnings. */
    public record Findings(List<Problem> problems, List<Problem> warnings) {
        /** Copies the lists. */
        public Findings {
            problems = List.copyOf(problems);
            warnings = List.copyOf(warnings);
        }
    }

    /** The assistant. @throws ProblemException {@code not-found} */
    public Standing find(String id) {
        return versions.find(id)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "There is no assistant with this id.", Map.of("assistant", id)));
    }

    /** What is wrong with a text that is to be this assistant. */
    public Findings check(String id, String yaml) {
        return switch (parse(yaml)) {
            case ParsedAssistant.Valid valid -> new Findings(named(id, valid.document()), valid.warnings());
            case ParsedAssistant.Invalid invalid -> new Findings(invalid.problems(), invalid.warnings());
        };
    }

    /**
     * Replaces the draft.
     *
     * @param seen the revision that the change starts from; empty to make a new assistant
     * @param unfinished whether it is kept though it is broken
     * @return what is wrong with it
     * @throws ProblemException {@code invalid-assistant}, {@code changed-meanwhile}
     */
    public Findings save(String id, Optional<Long> seen, String yaml, boolean unfinished, String by) {
        checkSize(yaml);
        Findings findings = check(id, yaml);
        if (!unfinished) {
            refuseBroken(findings);
        }
        boolean saved = seen.isPresent()
                ? versions.saveDraft(id, seen.get(), yaml, by, clock.instant())
                : versions.create(id, Source.API, yaml, by, clock.instant());
        if (!saved) {
            throw changedMeanwhile(id);
        }
        return findings;
    }

    /** Makes the draft live. @return the new version @throws ProblemException as {@link #save} does */
    public int publish(String id, long seen, String by) {
        Standing standing = find(id);
        if (standing.revision() != seen) {
            throw changedMeanwhile(id);
        }
        return publish(standing, standing.draft(), Origin.PUBLISHED, OptionalInt.empty(), true, by);
    }

    /**
     * Makes an older version live again, as a new version. A draft that differs from what is live stays as it is.
     *
     * @return the new version
     * @throws ProblemException {@code not-found}, and as {@link #save} does
     */
    public int restore(String id, long seen, int version, String by) {
        Standing standing = find(id);
        if (standing.revision() != seen) {
            throw changedMeanwhile(id);
        }
        return publish(
                standing,
                document(id, version),
                Origin.RESTORED,
                OptionalInt.of(version),
                versions.draftIsLive(standing),
                by);
    }

    /** The document of a version. @throws ProblemException {@code not-found} */
    public String document(String id, int version) {
        return versions.document(id, version)
                .orElseThrow(() ->
                        new ProblemException(ProblemType.NOT_FOUND, "This assistant has no version " + version + "."));
    }

    /** Refuses a document with problems. @throws ProblemException {@code invalid-assistant}, each with its line and column */
    public static void refuseBroken(Findings findings) {
        if (!findings.problems().isEmpty()) {
            Problem first = findings.problems().getFirst();
            throw new ProblemException(
                    ProblemType.INVALID_ASSISTANT,
                    "Correct line " + first.line() + ": " + first.message()
                            + (findings.problems().size() > 1 ? " There is more; see errors." : ""),
                    Map.of("errors", findings.problems()));
        }
    }

    private int publish(
            Standing standing, String yaml, Origin origin, OptionalInt restoredFrom, boolean followed, String by) {
        refuseBroken(check(standing.id(), yaml));
        var made = new Publication(yaml, origin, followed, restoredFrom, Optional.empty(), by, clock.instant());
        OptionalInt version = versions.publish(standing.id(), standing.revision(), made);
        if (version.isEmpty()) {
            throw changedMeanwhile(standing.id());
        }
        AfterCommit.tell(() -> live.changed(standing.id()));
        return version.getAsInt();
    }

    private ParsedAssistant parse(String yaml) {
        return new AssistantParser().parse(yaml, targets.getIfAvailable(() -> KnownTargets.ANY));
    }

    private static List<Problem> named(String id, AssistantDocument document) {
        var problems = new ArrayList<Problem>();
        if (!document.id().equals(id)) {
            problems.add(new Problem(
                    1, 1, "id", "The document's id is \"" + document.id() + "\", but this is \"" + id + "\"."));
        }
        return problems;
    }

    private static void checkSize(String yaml) {
        if (yaml.getBytes(StandardCharsets.UTF_8).length > Limits.BYTES) {
            throw new ProblemException(
                    ProblemType.TOO_LARGE, "A document has at most " + Limits.BYTES + " bytes; shorten it.");
        }
        if (yaml.indexOf('\0') >= 0) {
            throw ProblemException.invalid("body", "must not contain the character NUL");
        }
    }

    /** What is told who changes something that was changed meanwhile. */
    public static ProblemException changedMeanwhile(String id) {
        return new ProblemException(
                ProblemType.CHANGED_MEANWHILE,
                "Read the draft again and make your change in that one.",
                Map.of("assistant", id));
    }
}
