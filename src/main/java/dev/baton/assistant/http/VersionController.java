package dev.baton.assistant.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.assistant.version.AssistantVersions;
import dev.baton.assistant.version.AssistantVersions.Standing;
import dev.baton.assistant.version.AssistantVersions.Version;
import dev.baton.assistant.version.Drafts;
import dev.baton.platform.SettingChanges;
import dev.baton.platform.security.Caller.Person;
import dev.baton.platform.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Publishing, the versions there are, and rolling back (D13). */
@RestController
@RequestMapping("/api/v1/assistants/{id}")
final class VersionController {

    /** Versions in one answer. */
    static final int MOST = 100;

    private final AssistantVersions versions;
    private final Drafts drafts;
    private final SettingChanges changes;

    VersionController(AssistantVersions versions, Drafts drafts, SettingChanges changes) {
        this.versions = versions;
        this.drafts = drafts;
        this.changes = changes;
    }

    /** What is live of an assistant, for the trail of changed settings. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record LiveView(int version, String origin, Optional<Integer> restoredFrom) {}

    /** @param version the number that it got, from 1 @param revision the number in the ETag */
    record PublishedView(int version, long revision) {}

    /** Versions, the newest first. @param more whether there are older ones; ask with {@code before} */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record VersionList(Optional<Integer> live, List<VersionView> versions, boolean more) {}

    /** @param origin {@code file}, {@code published} or {@code restored} */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record VersionView(
            int version, String origin, Optional<Integer> restoredFrom, boolean live, Instant at, String by) {}

    @Operation(summary = "Make the draft live; a broken one is refused")
    @PostMapping("/publish")
    ResponseEntity<PublishedView> publish(
            Person person,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        person.must(Role.BUILDER, Role.ADMIN);
        long seen = Revisions.seen(ifMatch);
        return published(person, id, seen, () -> drafts.publish(id, seen, person.name()));
    }

    @Operation(summary = "The versions that were published, the newest first")
    @GetMapping("/versions")
    ResponseEntity<VersionList> versions(
            Person person, @PathVariable String id, @RequestParam(defaultValue = "2147483647") int before) {
        person.must(Role.BUILDER, Role.ADMIN);
        Standing standing = drafts.find(id);
        List<Version> found = versions.versions(id, before, MOST + 1);
        Optional<Integer> live = optional(standing.live());
        return ResponseEntity.ok()
                .eTag(Revisions.tag(standing.revision()))
                .body(new VersionList(
                        live,
                        found.stream()
                                .limit(MOST)
                                .map(version -> view(version, live))
                                .toList(),
                        found.size() > MOST));
    }

    @Operation(summary = "A version as YAML")
    @GetMapping(path = "/versions/{version}", produces = DraftController.YAML)
    ResponseEntity<String> version(Person person, @PathVariable String id, @PathVariable int version) {
        person.must(Role.BUILDER, Role.ADMIN);
        Standing standing = drafts.find(id);
        return DraftController.yaml(standing.revision(), drafts.document(id, version));
    }

    @Operation(summary = "Make an older version live again, as a new one; a draft with changes stays as it is")
    @PostMapping("/versions/{version}/publish")
    ResponseEntity<PublishedView> restore(
            Person person,
            @PathVariable String id,
            @PathVariable int version,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        person.must(Role.BUILDER, Role.ADMIN);
        long seen = Revisions.seen(ifMatch);
        return published(person, id, seen, () -> drafts.restore(id, seen, version, person.name()));
    }

    private ResponseEntity<PublishedView> published(Person person, String id, long seen, IntSupplier publishing) {
        var made = new AtomicInteger();
        changes.noted(person, "assistant", id, () -> live(id), () -> made.set(publishing.getAsInt()));
        return published(made.get(), seen);
    }

    private Optional<LiveView> live(String id) {
        return optional(drafts.find(id).live())
                .flatMap(live -> versions.versions(id, live + 1, 1).stream().findFirst())
                .map(version ->
                        new LiveView(version.version(), version.origin().wire(), optional(version.restoredFrom())));
    }

    private static ResponseEntity<PublishedView> published(int version, long seen) {
        return ResponseEntity.ok().eTag(Revisions.tag(seen + 1)).body(new PublishedView(version, seen + 1));
    }

    private static VersionView view(Version version, Optional<Integer> live) {
        return new VersionView(
                version.version(),
                version.origin().wire(),
                optional(version.restoredFrom()),
                live.equals(Optional.of(version.version())),
                version.madeAt(),
                version.madeBy());
    }

    private static Optional<Integer> optional(OptionalInt number) {
        return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
    }
}
