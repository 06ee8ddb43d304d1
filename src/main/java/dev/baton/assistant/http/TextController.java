package dev.baton.assistant.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.assistant.AssistantParser.Limits;
import dev.baton.assistant.LocalizedText;
import dev.baton.assistant.version.AssistantVersions.Standing;
import dev.baton.assistant.version.Drafts;
import dev.baton.assistant.yaml.CustomerTexts;
import dev.baton.platform.problem.ProblemException;
import dev.baton.platform.problem.ProblemType;
import dev.baton.platform.security.Caller.Person;
import dev.baton.platform.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** All texts of an assistant's draft that customers see, one language at a time (M1 to M7, S10). */
@RestController
@RequestMapping("/api/v1/assistants/{id}/texts/{language}")
final class TextController {

    /** Texts that one request may change. */
    static final int MOST_TEXTS = 500;

    private final Drafts drafts;

    TextController(Drafts drafts) {
        this.drafts = drafts;
    }

    /** @param defaultLanguage in which customers are served who have none of the languages @param revision as in the ETag */
    record TextsView(
            String language, String defaultLanguage, List<String> languages, long revision, List<TextView> texts) {}

    /** A text in one language. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record TextView(
            @Schema(description = "Its place, as problems name it")
            String key,

            @Schema(description = "What the draft says in exactly this language")
            Optional<String> text,

            @Schema(description = "What customers with this language get")
            Optional<String> shown,

            @Schema(description = "The language of what they get")
            Optional<String> from,

            @Schema(description = "Whether the draft says nothing and it is built in")
            boolean builtIn) {}

    /** What is to be said in a language; null takes a text away. */
    record TextsBody(
            @NotNull @Size(max = MOST_TEXTS) @Schema(description = "Key to text; null takes a text away")
            Map<String, @Nullable String> texts) {}

    @Operation(
            summary = "All texts of the draft that customers see, in one language, and what stands in for missing ones")
    @GetMapping
    ResponseEntity<TextsView> texts(Person person, @PathVariable String id, @PathVariable String language) {
        person.must(Role.BUILDER, Role.ADMIN);
        Standing standing = drafts.find(id);
        CustomerTexts texts = read(standing);
        return view(texts, known(texts, language), standing.revision());
    }

    @Operation(summary = "Change texts of the draft in one language; what is not named stays")
    @PutMapping
    ResponseEntity<TextsView> changeTexts(
            Person person,
            @PathVariable String id,
            @PathVariable String language,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody TextsBody body) {
        person.must(Role.BUILDER, Role.ADMIN);
        long seen = Revisions.seen(ifMatch);
        Standing standing = drafts.find(id);
        CustomerTexts texts = read(standing);
        String tag = known(texts, language);
        Map<String, Optional<String>> wanted = wanted(texts, body.texts());
        String after = edited(texts, tag, wanted);
        long revision = seen;
        if (!texts.isText(after)) {
            drafts.save(id, Optional.of(seen), after, false, person.name());
            revision = seen + 1;
        } else if (standing.revision() != seen) {
            throw Drafts.changedMeanwhile(id);
        }
        return view(CustomerTexts.of(after), tag, revision);
    }

    private static ResponseEntity<TextsView> view(CustomerTexts texts, String language, long revision) {
        return ResponseEntity.ok()
                .eTag(Revisions.tag(revision))
                .body(new TextsView(
                        language,
                        texts.languages().getFirst(),
                        texts.languages(),
                        revision,
                        texts.in(language).stream()
                                .map(line -> new TextView(
                                        line.key(), line.own(), line.shown(), line.from(), line.isBuiltIn()))
                                .toList()));
    }

    private CustomerTexts read(Standing standing) {
        Drafts.refuseBroken(drafts.check(standing.id(), standing.draft()));
        return CustomerTexts.of(standing.draft());
    }

    private static String known(CustomerTexts texts, String language) {
        String tag = LocalizedText.tag(language);
        if (!texts.languages().contains(tag)) {
            throw new ProblemException(
                    ProblemType.NOT_FOUND,
                    "The draft has the languages " + String.join(", ", texts.languages())
                            + "; add this one to \"languages\" first.");
        }
        return tag;
    }

    private static Map<String, Optional<String>> wanted(CustomerTexts texts, Map<String, @Nullable String> given) {
        List<String> known = texts.keys();
        var wanted = new LinkedHashMap<String, Optional<String>>();
        given.forEach((key, text) -> {
            if (!known.contains(key)) {
                throw ProblemException.invalid(
                        "texts",
                        "have no \"" + shortened(key) + "\""
                                + texts.nearest(key)
                                        .map(near -> "; the nearest is \"" + near + "\"")
                                        .orElse(""));
            }
            wanted.put(key, Optional.ofNullable(text).map(some -> checked(key, some.strip())));
        });
        return wanted;
    }

    private static String checked(String key, String text) {
        if (text.isEmpty() || text.length() > Limits.TEXT) {
            throw ProblemException.invalid(
                    "texts", "\"" + key + "\" must have 1 to " + Limits.TEXT + " characters; null takes the text away");
        }
        return text;
    }

    private static String shortened(String key) {
        return key.length() > 80 ? key.substring(0, 80) + "…" : key;
    }

    private static String edited(CustomerTexts texts, String language, Map<String, Optional<String>> wanted) {
        try {
            return texts.with(language, wanted);
        } catch (IllegalStateException notInPlace) {
            throw new ProblemException(ProblemType.WRONG_STATE, "" + notInPlace.getMessage());
        }
    }
}
