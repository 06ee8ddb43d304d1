package dev.baton.assistant;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Documents read once, from files that come with Baton or lie in a folder. */
public final class InMemoryAssistants implements Assistants {

    private static final Logger LOG = LoggerFactory.getLogger(InMemoryAssistants.class);
    private static final String DEMO = "classpath*:assistants/*.yaml";

    private final Map<String, AssistantDocument> byId;

    /** Holds these documents. @throws IllegalArgumentException if two have the same id */
    public InMemoryAssistants(Collection<AssistantDocument> documents) {
        var found = new LinkedHashMap<String, AssistantDocument>();
        for (AssistantDocument document : documents) {
            if (found.putIfAbsent(document.id(), document) != null) {
                throw new IllegalArgumentException("Two assistants have the id " + document.id() + ".");
            }
        }
        byId = Map.copyOf(found);
    }

    /** The assistants of the demo. @throws InvalidDocument if one of them cannot be used */
    public static InMemoryAssistants demo() {
        try {
            Resource[] resources = new PathMatchingResourcePatternResolver().getResources(DEMO);
            return new InMemoryAssistants(
                    Stream.of(resources).map(InMemoryAssistants::read).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The assistants of a folder, one per {@code *.yaml} file. @throws InvalidDocument if one of them cannot be used */
    public static InMemoryAssistants folder(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return new InMemoryAssistants(files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .map(InMemoryAssistants::read)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public List<AssistantDocument> all() {
        return byId.values().stream()
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .toList();
    }

    @Override
    public Optional<AssistantDocument> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    private static AssistantDocument read(Resource resource) {
        try (InputStream content = resource.getInputStream()) {
            return valid(resource.getDescription(), new String(content.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AssistantDocument read(Path file) {
        try {
            return valid(file.toString(), new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AssistantDocument valid(String where, String yaml) {
        return switch (new AssistantParser().parse(yaml)) {
            case ParsedAssistant.Valid valid -> {
                valid.warnings().forEach(warning -> LOG.warn("{}: {}", where, warning));
                yield valid.document();
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
