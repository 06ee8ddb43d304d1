package dev.baton.file;

import dev.baton.platform.BatonProperties;
import dev.baton.platform.problem.ProblemException;
import dev.baton.platform.problem.ProblemType;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What may be sent: how large, how much in one conversation, and which kinds. */
@Component
public class FileLimits {

    private static final long MIB = 1024 * 1024;

    private final long largest;
    private final long perConversation;
    private final Set<FileKind> kinds;

    FileLimits(BatonProperties properties) {
        largest = properties.files().maxSize().toBytes();
        perConversation = properties.files().perConversation().toBytes();
        kinds = EnumSet.noneOf(FileKind.class);
        for (String ending : properties.files().kinds()) {
            kinds.add(FileKind.ofEnding(ending)
                    .orElseThrow(() -> new IllegalArgumentException("BATON_FILES_KINDS names \"" + ending
                            + "\", which cannot be sent; use some of " + endings(Set.of(FileKind.values())) + ".")));
        }
    }

    /** The largest file, in bytes. */
    public long largest() {
        return largest;
    }

    /** How names of files that may be sent end, with the dot. */
    public List<String> endings() {
        return endings(kinds);
    }

    private static List<String> endings(Set<FileKind> kinds) {
        return kinds.stream()
                .sorted()
                .flatMap(kind -> kind.endings().stream())
                .map(ending -> "." + ending)
                .toList();
    }

    boolean allows(FileKind kind) {
        return kinds.contains(kind);
    }

    /** Refuses what would be too much. @throws ProblemException {@code too-large}, {@code invalid-request} */
    void check(long size, long already) {
        if (size == 0) {
            throw ProblemException.invalid("file", "must not be empty");
        }
        if (size > largest) {
            throw tooLarge();
        }
        if (already + size > perConversation) {
            throw new ProblemException(
                    ProblemType.TOO_LARGE,
                    "The files of one conversation may take " + mebibytes(perConversation)
                            + " together; send this one another way.",
                    Map.of("limit", perConversation));
        }
    }

    /** What somebody is told whose file is too large. */
    public ProblemException tooLarge() {
        return new ProblemException(
                ProblemType.TOO_LARGE,
                "A file may be " + mebibytes(largest) + " at most; send a smaller one.",
                Map.of("limit", largest));
    }

    ProblemException otherKind() {
        return new ProblemException(
                ProblemType.UNSUPPORTED_MEDIA_TYPE,
                "Files of this kind cannot be sent. What can be: " + String.join(", ", endings()) + ".",
                Map.of("endings", endings()));
    }

    private static String mebibytes(long bytes) {
        return bytes >= MIB ? bytes / MIB + " MB" : bytes + " bytes";
    }
}
