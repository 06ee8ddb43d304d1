package dev.baton.language.knowledge.http;

import dev.baton.language.knowledge.store.Articles;
import dev.baton.language.knowledge.store.Source;
import dev.baton.language.knowledge.store.Source.Kind;
import dev.baton.language.knowledge.store.Sources;
import dev.baton.language.knowledge.store.Versions;
import dev.baton.platform.problem.ProblemException;
import dev.baton.platform.problem.ProblemType;
import dev.baton.platform.security.Caller.Person;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where an assistant's help articles come from (D10); for builders and admins. */
@RestController
@RequestMapping("/api/v1/assistants/{id}/knowledge/sources")
class SourcesController {

    /** Sources of one assistant. */
    static final int MAX_SOURCES = 200;

    private final Door door;
    private final Sources sources;
    private final Articles articles;
    private final Versions versions;
    private final SourceTrail trail;

    SourcesController(Door door, Sources sources, Articles articles, Versions versions, SourceTrail trail) {
        this.door = door;
        this.sources = sources;
        this.articles = articles;
        this.versions = versions;
        this.trail = trail;
    }

    record SourceList(List<SourceView> sources) {}

    /** @param kind {@code file}, {@code page} or {@code site} @param state {@code waiting}, {@code reading}, {@code ready} or {@code failed} @param problem why the last reading failed */
    record SourceView(
            UUID id,
            String kind,
            String address,
            @Nullable String language,
            @Nullable Integer intervalMinutes,
            String state,
            @Nullable String problem,
            int articles,
            @Nullable Instant readAt,
            @Nullable Instant dueAt) {}

    /** @param intervalMinutes 60 to 525600, or 0 for never again */
    record Interval(int intervalMinutes) {}

    @Operation(summary = "The sources of an assistant's help articles")
    @GetMapping
    SourceList list(Person person, @PathVariable String id) {
        door.enter(person, id);
        return new SourceList(sources.of(id).stream().map(this::view).toList());
    }

    @Operation(summary = "One source")
    @GetMapping("/{sourceId}")
    SourceView get(Person person, @PathVariable String id, @PathVariable UUID sourceId) {
        door.enter(person, id);
        return view(found(id, sourceId));
    }

    @Operation(summary = "Adds an address or a file, to be read at once; an existing one is read anew")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    SourceView add(Person person, @PathVariable String id, @RequestBody NewSource wanted) {
        door.enter(person, id);
        var kind = wanted.kind();
        var file = wanted.file();
        if (kind == Kind.FILE && file != null) {
            hasPlace(id, kind, file.name());
            return added(
                    person,
                    id,
                    kind,
                    file.name(),
                    () -> sources.addFile(id, file.name(), file.readFormat(), file.content(), wanted.readLanguage()));
        }
        var address = wanted.address();
        hasPlace(id, kind, address);
        return added(
                person,
                id,
                kind,
                address,
                () -> sources.addAddress(id, kind, address, wanted.readLanguage(), wanted.interval()));
    }

    private SourceView added(Person person, String id, Kind kind, String address, Supplier<UUID> adding) {
        var made = new AtomicReference<@Nullable UUID>();
        trail.noted(person, id, kind, address, () -> made.set(adding.get()));
        versions.hint(id);
        return view(found(id, Objects.requireNonNull(made.get())));
    }

    /** What is there already may be replaced even when nothing more can be added. */
    private void hasPlace(String id, Kind kind, String address) {
        if (sources.count(id) >= MAX_SOURCES && !sources.exists(id, kind, address)) {
            throw new ProblemException(
                    ProblemType.WRONG_STATE,
                    "This assistant has " + MAX_SOURCES + " sources, which is the most; remove one first.",
                    Map.of("limit", MAX_SOURCES));
        }
    }

    @Operation(summary = "Sets how often a source is read")
    @PutMapping("/{sourceId}")
    SourceView change(
            Person person, @PathVariable String id, @PathVariable UUID sourceId, @RequestBody Interval wanted) {
        door.enter(person, id);
        var source = found(id, sourceId);
        if (source.kind() == Kind.FILE) {
            throw new ProblemException(
                    ProblemType.WRONG_STATE, "A file is not read again; upload it anew to change it.");
        }
        var interval = NewSource.interval(wanted.intervalMinutes());
        trail.noted(person, id, source.kind(), source.address(), () -> sources.setInterval(sourceId, interval));
        versions.hint(id);
        return view(found(id, sourceId));
    }

    @Operation(summary = "Reads a source now")
    @PostMapping("/{sourceId}/refresh")
    @ResponseStatus(HttpStatus.ACCEPTED)
    SourceView refresh(Person person, @PathVariable String id, @PathVariable UUID sourceId) {
        door.enter(person, id);
        found(id, sourceId);
        sources.refresh(sourceId);
        versions.hint(id);
        return view(found(id, sourceId));
    }

    @Operation(summary = "Removes a source with its articles")
    @DeleteMapping("/{sourceId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Person person, @PathVariable String id, @PathVariable UUID sourceId) {
        door.enter(person, id);
        var source = found(id, sourceId);
        trail.noted(person, id, source.kind(), source.address(), () -> sources.delete(sourceId));
        versions.raise(id);
    }

    private Source found(String assistantId, UUID id) {
        return sources.find(assistantId, id).orElseThrow(() -> Door.noSuch("source", id));
    }

    private SourceView view(Source source) {
        return new SourceView(
                source.id(),
                source.kind().text(),
                source.address(),
                source.language().orElse(null),
                source.interval().map(Duration::toMinutes).map(Math::toIntExact).orElse(null),
                source.state().text(),
                source.problem().orElse(null),
                articles.count(source.id()),
                source.readAt().orElse(null),
                source.dueAt().orElse(null));
    }
}
