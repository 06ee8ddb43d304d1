package dev.baton.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the API shows; the contract is in {@code docs/api.md}. */
final class Views {

    private Views() {}

    /** Who did something. The customer's id is empty; the name is what the site said, if it did. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record ActorView(String kind, String id, String name, Optional<String> avatarUrl) {}

    /** Who has a conversation. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record OwnerView(
            String kind,
            Optional<String> id,
            Optional<String> name,
            Optional<String> avatarUrl,
            Instant since,
            Optional<String> desk) {}

    /** An event as the caller may see it. */
    record EventView(
            long number,
            Instant at,
            String type,
            ActorView actor,
            Map<String, @org.jspecify.annotations.Nullable Object> data) {}

    /** Place in the queue; the wait is null when it cannot be told. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record QueueView(int position, Optional<Long> expectedWaitSeconds) {}

    /** What is only true now. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record NowView(
            Optional<QueueView> queue,
            List<ActorView> typing,

            @JsonInclude(JsonInclude.Include.NON_EMPTY)
            @Schema(description = "Colleagues who look at it now; only people are told")
            List<ActorView> looking,

            Map<String, Long> read,
            OwnerView owner) {}

    /** A page of the log; {@code last} is where to go on. */
    record EventsPage(List<EventView> events, long last, NowView now) {}

    /** Something with an id and a name. */
    record Named(String id, String name) {}

    /** A person with a name and perhaps a picture. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Pictured(String id, String name, Optional<String> avatarUrl) {}

    /** The answer to a command: the number of the event that answers it. */
    record Numbered(
            @Schema(description = "Number of the event that answers the request")
            long number) {}

    /** The answer to a change of owner. */
    record Owned(long number, long epoch) {}
}
