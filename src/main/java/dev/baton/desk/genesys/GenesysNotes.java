package dev.baton.desk.genesys;

import dev.baton.desk.ThreadNotes;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is remembered of one conversation in Genesys, where the reference is the customer's address that we made up for it.
 *
 * @param conversation Genesys' own id of it
 * @param person the id of the agent who talks, empty while nobody does
 * @param name the agent's name
 */
record GenesysNotes(String conversation, String person, String name) {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    static Optional<GenesysNotes> of(ThreadNotes notes, String desk, String reference) {
        return notes.of(desk, reference).map(text -> MAPPER.readValue(text, GenesysNotes.class));
    }

    void keep(ThreadNotes notes, String desk, String reference) {
        notes.keep(
                desk,
                reference,
                MAPPER.writeValueAsString(Map.of("conversation", conversation, "person", person, "name", name)));
    }

    GenesysNotes talking(String who, String called) {
        return new GenesysNotes(conversation, who, called);
    }
}
