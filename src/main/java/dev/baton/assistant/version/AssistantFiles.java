package dev.baton.assistant.version;

import dev.baton.assistant.AssistantDocument;
import dev.baton.assistant.AssistantParser;
import dev.baton.assistant.ParsedAssistant;
import dev.baton.assistant.Problem;
import dev.baton.assistant.version.AssistantVersions.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Reads the assistants that come with Baton or lie in a folder. */
public final class AssistantFiles {

    private static final Logger LOG = LoggerFactory.getLogger(AssistantFiles.class);
    private static final String DEMO = "classpath*:assistants/*.yaml";

    private AssistantFiles() {}

    /**
     * A file that holds a usable document.
     *
     * @param where it is, for people
     * @param source which kind of file it is
     */
    public record AssistantFile(String where, Source source, String yaml, AssistantDocument document) {

        /** Tells one content from another. */
        public String digest() {
            try {
                byte[] digest = MessageDigest.getInstance("SHA-256").digest(yaml.getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(digest);
            } catch (NoSuchAlgorithmException missing) {
                throw new IllegalStateException(missing);
            }
        }
    }

    /** The assistants of the demo. @throws InvalidDocument if one of them cannot be used */
    public static List<AssistantFile> demo() {
        try {
            Resource[] resources = new PathMatchingResourcePatternResolver().getResources(DEMO);
            return Stream.of(resources).map(AssistantFiles::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The assistants of a folder, one per {@code *.yaml} file. @throws InvalidDocument if one of them cannot be used */
    public static List<AssistantFile> folder(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(AssistantFiles::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AssistantFile read(Resource resource) {
        try (InputStream content = resource.getInputStream()) {
            return valid(resource.getDescription(), Source.DEMO, content.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AssistantFile read(Path file) {
        try {
            return valid(file.toString(), Source.FILE, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AssistantFile valid(String where, Source source, byte[] content) {
        String yaml = new String(content, StandardCharsets.UTF_8);
        return switch (new AssistantParser().parse(yaml)) {
            case ParsedAssistant.Valid valid -> {
                valid.warnings().forEach(warning -> LOG.warn("{}: {}", where, warning));
                yield new AssistantFile(where, source, yaml, valid.document());
            }
            case ParsedAssistant.Invalid invalid -> throw new InvalidDocument(where, invalid.problems());
        };
    }

    /** A file that is no usable assistant; the message lists every problem with its line. */
    public static final class InvalidDocument extends IllegalStateException {
        InvalidDocument(String where, List<Problem> problems) {
            super(where + " cannot be used:\n"
                    + problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        }
    }
}
