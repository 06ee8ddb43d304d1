package dev.baton.desk.salesforce;

import dev.baton.desk.ThreadNotes;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is remembered of one conversation in Salesforce, which is a web session there.
 *
 * @param token opens this conversation and nothing else
 * @param lastEventId after which event the stream begins
 * @param lastEntry what an agent said last, for the mark that it was read; empty if nobody did
 */
record SalesforceNotes(String token, String lastEventId, String lastEntry) {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    static Optional<SalesforceNotes> of(ThreadNotes notes, String desk, String reference) {
        return notes.of(desk, reference).map(text -> MAPPER.readValue(text, SalesforceNotes.class));
    }

    void keep(ThreadNotes notes, String desk, String reference) {
        notes.keep(
                desk,
                reference,
                MAPPER.writeValueAsString(Map.of("token", token, "lastEventId", lastEventId, "lastEntry", lastEntry)));
    }

    SalesforceNotes said(String entry) {
        return new SalesforceNotes(token, lastEventId, entry);
    }

    /** When the token ends, which stands in it; it cannot be renewed for somebody who is not signed in there. */
    Optional<Instant> until() {
        String[] parts = token.split("\\.", -1);
        try {
            return parts.length == 3
                    ? Optional.of(MAPPER.readTree(Base64.getUrlDecoder().decode(parts[1]))
                                    .path("exp")
                                    .asLong(0))
                            .filter(second -> second > 0)
                            .map(Instant::ofEpochSecond)
                    : Optional.empty();
        } catch (IllegalArgumentException | JacksonException noToken) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "SalesforceNotes[•••]";
    }
}
