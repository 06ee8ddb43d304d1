package dev.baton.assistant.http;

import dev.baton.assistant.BuiltInRequests;
import dev.baton.assistant.LocalizedText;
import dev.baton.assistant.version.AssistantVersions.Standing;
import dev.baton.assistant.version.Drafts;
import dev.baton.assistant.yaml.PhraseLists;
import dev.baton.assistant.yaml.PhraseLists.Owner;
import dev.baton.platform.problem.ProblemException;
import dev.baton.platform.problem.ProblemType;
import dev.baton.platform.security.Caller.Person;
import dev.baton.platform.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The example phrases of an assistant's draft as CSV files, by language: of requests for a person (T1) and of actions (D2). */
@RestController
@RequestMapping("/api/v1/assistants/{id}")
final class PhraseController {

    private static final String CSV = "text/csv";
    private static final MediaType CSV_UTF_8 = MediaType.parseMediaType("text/csv;charset=UTF-8");
    private static final String PERSON = "/person-requests/phrases.csv";
    private static final String ACTION = "/actions/{action}/phrases.csv";

    private final Drafts drafts;

    PhraseController(Drafts drafts) {
        this.drafts = drafts;
    }

    /**
     * What became of an import.
     *
     * @param phrases how many there are now @param added how many were not there before @param removed how many are no
     *     longer there @param duplicates rows that repeated an earlier one @param revision the number in the ETag
     */
    record ImportView(int phrases, int added, int removed, int duplicates, long revision) {}

    @Operation(summary = "The draft's examples of requests for a person as CSV, with the built-in ones where asked for")
    @GetMapping(path = PERSON, produces = CSV)
    ResponseEntity<String> personRequests(
            Person person,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String language,
            @RequestParam(defaultValue = "false") boolean builtIn) {
        return export(
                person,
                id,
                new Owner.PersonRequests(),
                Optional.ofNullable(language),
                builtIn ? BuiltInRequests.examples() : Map.of());
    }

    @Operation(summary = "Replace the draft's examples of requests for a person, of one language or of all")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(mediaType = CSV, schema = @Schema(type = "string")))
    @PutMapping(path = PERSON, consumes = CSV)
    ResponseEntity<ImportView> replacePersonRequests(
            Person person,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String language,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody byte[] body) {
        return take(person, id, new Owner.PersonRequests(), Optional.ofNullable(language), false, ifMatch, body);
    }

    @Operation(summary = "Add to the draft's examples of requests for a person")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(mediaType = CSV, schema = @Schema(type = "string")))
    @PostMapping(path = PERSON, consumes = CSV)
    ResponseEntity<ImportView> addPersonRequests(
            Person person,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody byte[] body) {
        return take(person, id, new Owner.PersonRequests(), Optional.empty(), true, ifMatch, body);
    }

    @Operation(summary = "The draft's example phrases of an action as CSV")
    @GetMapping(path = ACTION, produces = CSV)
    ResponseEntity<String> action(
            Person person,
            @PathVariable String id,
            @PathVariable String action,
            @RequestParam(required = false) @Nullable String language) {
        return export(person, id, new Owner.OfAction(action), Optional.ofNullable(language), Map.of());
    }

    @Operation(summary = "Replace the draft's example phrases of an action, of one language or of all")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(mediaType = CSV, schema = @Schema(type = "string")))
    @PutMapping(path = ACTION, consumes = CSV)
    ResponseEntity<ImportView> replaceAction(
            Person person,
            @PathVariable String id,
            @PathVariable String action,
            @RequestParam(required = false) @Nullable String language,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody byte[] body) {
        return take(person, id, new Owner.OfAction(action), Optional.ofNullable(language), false, ifMatch, body);
    }

    @Operation(summary = "Add to the draft's example phrases of an action")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(mediaType = CSV, schema = @Schema(type = "string")))
    @PostMapping(path = ACTION, consumes = CSV)
    ResponseEntity<ImportView> addAction(
            Person person,
            @PathVariable String id,
            @PathVariable String action,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody byte[] body) {
        return take(person, id, new Owner.OfAction(action), Optional.empty(), true, ifMatch, body);
    }

    private ResponseEntity<String> export(
            Person person, String id, Owner owner, Optional<String> language, Map<String, List<String>> builtIn) {
        person.must(Role.BUILDER, Role.ADMIN);
        Standing standing = drafts.find(id);
        Map<String, List<String>> own = phrases(standing, owner);
        return ResponseEntity.ok()
                .eTag(Revisions.tag(standing.revision()))
                .contentType(CSV_UTF_8)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"phrases.csv\"")
                .body(PhraseCsv.write(only(own, language), only(builtIn, language)));
    }

    private ResponseEntity<ImportView> take(
            Person person,
            String id,
            Owner owner,
            Optional<String> language,
            boolean adds,
            @Nullable String ifMatch,
            byte[] body) {
        person.must(Role.BUILDER, Role.ADMIN);
        long seen = Revisions.seen(ifMatch);
        Standing standing = drafts.find(id);
        Map<String, List<String>> before = phrases(standing, owner);
        PhraseCsv.Read read = PhraseCsv.read(Utf8.text(body));
        language.map(LocalizedText::tag).ifPresent(only -> checkLanguage(read, only));
        var after = new LinkedHashMap<String, List<String>>();
        before.forEach((tag, texts) -> {
            boolean stays = adds
                    || language.isPresent() && !language.map(LocalizedText::tag).equals(Optional.of(tag));
            if (stays) {
                after.put(tag, texts);
            }
        });
        read.phrases().forEach((tag, texts) -> after.merge(tag, texts, PhraseController::together));
        long revision = seen;
        if (!after.equals(before)) {
            drafts.save(id, Optional.of(seen), edited(standing, owner, after), false, person.name());
            revision = seen + 1;
        }
        return ResponseEntity.ok()
                .eTag(Revisions.tag(revision))
                .body(new ImportView(
                        size(after),
                        size(without(after, before)),
                        size(without(before, after)),
                        read.duplicates(),
                        revision));
    }

    private static String edited(Standing standing, Owner owner, Map<String, List<String>> phrases) {
        try {
            return new PhraseLists(standing.draft()).with(owner, phrases);
        } catch (IllegalStateException notInPlace) {
            throw new ProblemException(ProblemType.WRONG_STATE, "" + notInPlace.getMessage());
        }
    }

    private Map<String, List<String>> phrases(Standing standing, Owner owner) {
        Drafts.refuseBroken(drafts.check(standing.id(), standing.draft()));
        return new PhraseLists(standing.draft())
                .read(owner)
                .or(() -> owner instanceof Owner.PersonRequests ? Optional.of(Map.of()) : Optional.empty())
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND,
                        "The draft has no action with this id.",
                        Map.of("assistant", standing.id())));
    }

    private static void checkLanguage(PhraseCsv.Read read, String only) {
        if (read.phrases().keySet().stream().anyMatch(tag -> !tag.equals(only))) {
            throw ProblemException.invalid(
                    "language", "is " + only + ", but rows of the file have another one; leave the parameter out");
        }
    }

    private static Map<String, List<String>> only(Map<String, List<String>> phrases, Optional<String> language) {
        if (language.isEmpty()) {
            return phrases;
        }
        String tag = LocalizedText.tag(language.get());
        return phrases.containsKey(tag) ? Map.of(tag, phrases.getOrDefault(tag, List.of())) : Map.of();
    }

    private static List<String> together(List<String> some, List<String> more) {
        var all = new ArrayList<>(some);
        more.stream().filter(text -> !some.contains(text)).forEach(all::add);
        return List.copyOf(all);
    }

    private static Map<String, List<String>> without(Map<String, List<String>> some, Map<String, List<String>> others) {
        var left = new LinkedHashMap<String, List<String>>();
        some.forEach((tag, texts) -> left.put(
                tag,
                texts.stream()
                        .filter(text -> !others.getOrDefault(tag, List.of()).contains(text))
                        .toList()));
        return left;
    }

    private static int size(Map<String, List<String>> phrases) {
        return phrases.values().stream().mapToInt(List::size).sum();
    }
}
