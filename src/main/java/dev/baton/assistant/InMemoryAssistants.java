package dev.baton.assistant;

import dev.baton.assistant.version.AssistantFiles;
import dev.baton.assistant.version.AssistantFiles.AssistantFile;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Documents that never change: for what runs without a database. */
public final class InMemoryAssistants implements Assistants {

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

    /** The assistants of the demo. @throws AssistantFiles.InvalidDocument if one of them cannot be used */
    public static InMemoryAssistants demo() {
        return of(AssistantFiles.demo());
    }

    /** The assistants of a folder. @throws AssistantFiles.InvalidDocument if one of them cannot be used */
    public static InMemoryAssistants folder(Path folder) {
        return of(AssistantFiles.folder(folder));
    }

    private static InMemoryAssistants of(List<AssistantFile> files) {
        return new InMemoryAssistants(
                files.stream().map(AssistantFile::document).toList());
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
}
