package dev.baton.assistant.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.assistant.Problem;
import dev.baton.assistant.version.AssistantVersions;
import dev.baton.assistant.version.AssistantVersions.Standing;
import dev.baton.assistant.version.Drafts;
import dev.baton.assistant.version.Drafts.Findings;
import dev.baton.platform.security.Caller.Person;
import dev.baton.platform.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The drafts that builders work on (D13). */
@RestController
final class DraftController {

    static final String YAML = "application/yaml";
    private static final MediaType YAML_UTF_8 = MediaType.parseMediaType("application/yaml;charset=UTF-8");

    private final AssistantVersions versions;
    private final Drafts drafts;

    DraftController(AssistantVersions versions, Drafts drafts) {
        this.versions = versions;
        this.drafts = drafts;
    }

    /** All assistants that builders may change. */
    record AssistantList(List<AssistantRow> assistants) {}

    /**
     * @param source {@code demo}, {@code file} or {@code api} @param live the version that customers meet @param changed
     *     whether the draft differs from it
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record AssistantRow(
            String id,
            String source,
            Optional<Integer> live,
            boolean changed,
            long revision,
            Instant changedAt,
            String changedBy) {}

    /** What was saved, and what is wrong with it. @param revision the number in the ETag */
    record DraftView(long revision, List<Problem> problems, List<Problem> warnings) {}

    @Operation(summary = "All assistants: which version is live, and whether the draft has changes")
    @GetMapping("/api/v1/assistants")
    AssistantList all(Person person) {
        person.must(Role.BUILDER, Role.ADMIN);
        return new AssistantList(versions.all().stream().map(this::row).toList());
    }

    @Operation(summary = "The draft as YAML; the ETag is what a change must name")
    @GetMapping(path = "/api/v1/assistants/{id}/draft", produces = YAML)
    ResponseEntity<String> draft(Person person, @PathVariable String id) {
        person.must(Role.BUILDER, Role.ADMIN);
        Standing standing = drafts.find(id);
        return yaml(standing.revision(), standing.draft());
    }

    @Operation(
            summary = "Replace the draft; a broken one is refused unless unfinished is true",
            description = "If-Match names the ETag that was read. If-None-Match: * makes a new assistant.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(mediaType = YAML, schema = @Schema(type = "string")))
    @PutMapping(
            path = "/api/v1/assistants/{id}/draft",
            consumes = {YAML, "application/x-yaml", "text/yaml", "text/plain"})
    ResponseEntity<DraftView> save(
            Person person,
            @PathVariable String id,
            @RequestParam(defaultValue = "false") boolean unfinished,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestHeader(name = HttpHeaders.IF_NONE_MATCH, required = false) @Nullable String ifNoneMatch,
            @RequestBody byte[] body) {
        person.must(Role.BUILDER, Role.ADMIN);
        Optional<Long> seen = Revisions.seenOrNew(ifMatch, ifNoneMatch);
        seen.ifPresent(revision -> drafts.find(id));
        Findings found = drafts.save(id, seen, Utf8.text(body), unfinished, person.name());
        long revision = seen.map(before -> before + 1).orElse(1L);
        return ResponseEntity.status(seen.isPresent() ? HttpStatus.OK : HttpStatus.CREATED)
                .eTag(Revisions.tag(revision))
                .body(new DraftView(revision, found.problems(), found.warnings()));
    }

    static ResponseEntity<String> yaml(long revision, String document) {
        return ResponseEntity.ok()
                .eTag(Revisions.tag(revision))
                .contentType(YAML_UTF_8)
                .body(document);
    }

    private AssistantRow row(Standing standing) {
        OptionalInt live = standing.live();
        return new AssistantRow(
                standing.id(),
                standing.source().wire(),
                live.isPresent() ? Optional.of(live.getAsInt()) : Optional.empty(),
                live.isEmpty() || !versions.draftIsLive(standing),
                standing.revision(),
                standing.changedAt(),
                standing.changedBy());
    }
}
