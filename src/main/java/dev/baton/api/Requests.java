package dev.baton.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.baton.channel.CleanText;
import dev.baton.conversation.Tags;
import dev.baton.platform.problem.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The bodies of requests, with their limits. */
final class Requests {

    /** Printable ASCII. */
    static final String CLIENT_ID = "[\\x21-\\x7e]{1,128}";

    static final int TEXT = 8_000;
    private static final int SHORT = 256;
    private static final int URL = 2_048;
    private static final int IDENTITY = 4_096;

    private Requests() {}

    /** Opens a conversation; {@code previous} is the token of the one that the same browser had before. */
    record Start(
            Optional<@Pattern(regexp = CLIENT_ID, message = "1 to 128 printable ASCII characters") String> clientId,
            @NotBlank @Size(max = 64) String assistant,
            Optional<@Valid VisitorBody> visitor,
            Optional<@Size(max = 35) String> locale,
            Optional<@Valid PageBody> page,
            Optional<List<@NotBlank @Size(max = Tags.LENGTH) String>> tags,
            Optional<@Size(max = 256) String> previous,
            Optional<@Size(max = IDENTITY) String> identity) {}

    /** Who the customer is, signed by the site. */
    record IdentityBody(@NotNull @Size(max = IDENTITY) String identity) {}

    /** All tags of a conversation. */
    record TagList(@NotNull @Size(max = Tags.MOST) List<@NotBlank @Size(max = Tags.LENGTH) String> tags) {}

    /** Tags that come and go. */
    record TagChange(
            Optional<List<@NotBlank @Size(max = Tags.LENGTH) String>> add,
            Optional<List<@NotBlank @Size(max = Tags.LENGTH) String>> remove) {}

    /** Tags as they are stored. @throws ProblemException {@code invalid-request} if they are more than there may be */
    static Tags clean(List<String> tags) {
        var clean = new Tags(
                tags.stream().map(CleanText::line).filter(tag -> !tag.isEmpty()).toList());
        if (clean.tooMany()) {
            throw ProblemException.invalid("tags", "are " + Tags.MOST + " at most");
        }
        return clean;
    }

    /** Who the site says it is. */
    record VisitorBody(
            Optional<@Size(max = SHORT) String> externalId,
            Optional<@Size(max = SHORT) String> name,
            Optional<@Size(max = SHORT) String> email,
            Optional<@Size(max = 50) Map<@Size(max = 64) String, @Size(max = 512) String>> attributes) {}

    /** Where the customer is. */
    record PageBody(@NotNull @Size(max = URL) String url, Optional<@Size(max = SHORT) String> title) {}

    /** A message or a note. */
    record Text(
            @NotNull @Pattern(regexp = CLIENT_ID, message = "1 to 128 printable ASCII characters")
            String clientId,

            @NotNull @Size(max = TEXT) String text) {}

    /** A wish for a person. */
    record Handover(
            Optional<@Size(max = 64) String> reason,
            Optional<@Size(max = TEXT) String> message,
            Optional<@Valid TargetBody> target) {}

    /** Where to. */
    record TargetBody(
            Optional<@Size(max = 64) String> team,
            Optional<@Size(max = 64) String> skill,
            Optional<@Size(max = 64) String> agent) {}

    /** Whether one types. */
    record Typing(boolean typing) {}

    /** How far one has read. */
    record Read(@Min(0) long number) {}

    /** An opinion. */
    record Rating(@Min(1) @Max(5) int score, Optional<@Size(max = 2_000) String> comment) {}

    /** Takes a conversation. */
    record Claim(Optional<Boolean> force) {}

    /** Passes a conversation on. */
    record Transfer(@NotNull @Valid Destination to, Optional<@Size(max = TEXT) String> note) {}

    /** A team, a skill, both, an agent, or the bot. */
    record Destination(
            Optional<@Size(max = 64) String> team,
            Optional<@Size(max = 64) String> skill,
            Optional<@Size(max = 64) String> agent,
            @JsonProperty("bot") Optional<Boolean> bot,
            Optional<@Size(max = 64) String> action,
            Optional<@Size(max = 1_000) String> outcome) {}

    /** A read-only link that lives for so many hours, 30 days at most. */
    record HistoryLink(Optional<@Min(1) @Max(720) Integer> hours) {}

    /** Blocks the visitor. */
    record Block(@NotBlank @Size(max = 500) String reason) {}

    /** Ends a conversation. */
    record Close(
            Optional<@Size(max = 64) String> category,
            Optional<@Size(max = 64) String> reason,
            Optional<@Size(max = TEXT) String> note) {}
}
