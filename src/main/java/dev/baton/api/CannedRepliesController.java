package dev.baton.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.assistant.VariableText;
import dev.baton.channel.CleanText;
import dev.baton.conversation.Conversation;
import dev.baton.people.CannedReplies;
import dev.baton.people.CannedReply;
import dev.baton.people.CannedReply.Audience;
import dev.baton.people.CannedSearch;
import dev.baton.platform.SettingChanges;
import dev.baton.platform.UuidV7;
import dev.baton.platform.problem.ProblemException;
import dev.baton.platform.problem.ProblemType;
import dev.baton.platform.security.Caller.Person;
import dev.baton.platform.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Canned replies (W4): agents find them, filled in for a conversation, and keep their own; supervisors keep those of all. */
@RestController
@Validated
@RequestMapping("/api/v1/canned-replies")
class CannedRepliesController {

    private static final String SHORTCUT = "[\\p{L}\\p{N}_-]{1,32}";
    private static final int TYPED = 100;
    private static final int MOST_FOUND = 50;

    private final CannedReplies replies;
    private final SettingChanges changes;
    private final Access access;
    private final ConversationValues values;
    private final Directory directory;
    private final Clock clock;

    CannedRepliesController(
            CannedReplies replies,
            SettingChanges changes,
            Access access,
            ConversationValues values,
            Directory directory,
            Clock clock) {
        this.replies = replies;
        this.changes = changes;
        this.access = access;
        this.values = values;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * A reply to be kept.
     *
     * @param text may hold variables, as {@code {visitor.name|there}}
     * @param team only its members may use it; left out: everybody, or with {@code own} only the one who keeps it
     */
    record ReplyBody(
            @NotBlank @Size(max = 128) String title,
            @NotBlank @Size(max = Requests.TEXT) String text,

            Optional<
                            @Pattern(
                                    regexp = SHORTCUT,
                                    message = "must be 1 to 32 letters, digits, dashes and underscores")
                            String>
                    shortcut,

            Optional<@Size(min = 1, max = 35) String> language,
            Optional<@Size(min = 1, max = 64) String> team,
            Optional<Boolean> own) {}

    /**
     * A reply.
     *
     * @param text as it is kept
     * @param filled the text for the conversation that was named
     * @param missing variables that this conversation knows nothing of, and whose text says nothing in their place
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record ReplyView(
            UUID id,
            String title,
            String text,
            Optional<String> shortcut,
            Optional<String> language,

            @Schema(allowableValues = {"everybody", "team", "own"})
            String audience,

            Optional<Views.Named> team,
            Optional<String> filled,
            Optional<List<String>> missing) {}

    /** Replies, best first. */
    record ReplyList(@NotNull List<ReplyView> replies) {}

    @Operation(
            summary = "Find canned replies by what was typed",
            description =
                    "Those that the caller may use, 50 at most; with a conversation, filled in for it and its language"
                            + " first. With all=true every shared one, for supervisors and administrators.")
    @GetMapping
    ReplyList find(
            Person person,
            @RequestParam(defaultValue = "") @Size(max = TYPED) String q,
            @RequestParam Optional<String> conversation,
            @RequestParam(defaultValue = "false") boolean all) {
        person.must(Role.AGENT, Role.SUPERVISOR, Role.ADMIN);
        if (all) {
            person.must(Role.SUPERVISOR, Role.ADMIN);
            return new ReplyList(CannedSearch.among(replies.shared(), q, Optional.empty()).stream()
                    .map(reply -> view(reply, Optional.empty()))
                    .toList());
        }
        Optional<Conversation> state = conversation.map(id -> access.readable(person, id));
        Optional<Map<String, String>> known = state.map(found -> values.of(found, person));
        return new ReplyList(
                CannedSearch.among(replies.usableBy(person.userId()), q, state.flatMap(Conversation::locale)).stream()
                        .limit(MOST_FOUND)
                        .map(reply -> view(reply, known))
                        .toList());
    }

    @Operation(summary = "Keep a new canned reply")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ReplyView make(Person person, @Valid @RequestBody ReplyBody body) {
        return put(person, UuidV7.at(clock.instant()), body);
    }

    @Operation(summary = "Change a canned reply")
    @PutMapping("/{id}")
    ReplyView change(Person person, @PathVariable UUID id, @Valid @RequestBody ReplyBody body) {
        mayEdit(person, existing(person, id));
        return put(person, id, body);
    }

    @Operation(summary = "Delete a canned reply")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Person person, @PathVariable UUID id) {
        mayEdit(person, existing(person, id));
        noted(person, id, () -> replies.delete(id));
    }

    private ReplyView put(Person person, UUID id, ReplyBody body) {
        Audience audience;
        if (body.own().orElse(false)) {
            audience = new Audience.Own(person.userId());
        } else {
            audience = body.team().<Audience>map(Audience.OfTeam::new).orElseGet(Audience.Everybody::new);
        }
        var reply = new CannedReply(
                id,
                CleanText.line(body.title()),
                CleanText.of(body.text()),
                body.shortcut(),
                body.language(),
                audience);
        mayEdit(person, reply);
        noted(person, id, () -> replies.put(reply));
        return view(reply, Optional.empty());
    }

    /** What concerns others is noted; what somebody keeps for themselves is nobody's setting. */
    private void noted(Person person, UUID id, Runnable change) {
        changes.noted(
                person,
                "canned_reply",
                id.toString(),
                () -> replies.find(id)
                        .filter(reply -> !(reply.audience() instanceof Audience.Own))
                        .map(reply -> view(reply, Optional.empty())),
                change);
    }

    /** One's own alone may be kept by whoever answers customers; of others' own nobody even learns. */
    private CannedReply existing(Person person, UUID id) {
        person.must(Role.AGENT, Role.SUPERVISOR, Role.ADMIN);
        return replies.find(id)
                .filter(reply -> !(reply.audience() instanceof Audience.Own own)
                        || own.user().equals(person.userId()))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such canned reply."));
    }

    private static void mayEdit(Person person, CannedReply reply) {
        switch (reply.audience()) {
            case Audience.Own own -> person.must(Role.AGENT, Role.SUPERVISOR, Role.ADMIN);
            case Audience.OfTeam team -> person.must(Role.SUPERVISOR, Role.ADMIN);
            case Audience.Everybody all -> person.must(Role.SUPERVISOR, Role.ADMIN);
        }
    }

    private ReplyView view(CannedReply reply, Optional<Map<String, String>> known) {
        return new ReplyView(
                reply.id(),
                reply.title(),
                reply.text(),
                reply.shortcut(),
                reply.language(),
                switch (reply.audience()) {
                    case Audience.Everybody all -> "everybody";
                    case Audience.OfTeam team -> "team";
                    case Audience.Own own -> "own";
                },
                reply.audience() instanceof Audience.OfTeam of
                        ? Optional.of(new Views.Named(of.team(), directory.team(of.team())))
                        : Optional.empty(),
                known.map(values -> VariableText.fill(reply.text(), name -> Optional.ofNullable(values.get(name)))),
                known.map(
                        values -> VariableText.unfilled(reply.text(), name -> Optional.ofNullable(values.get(name)))));
    }
}
