package dev.baton.conversation.journal;

import dev.baton.conversation.Conversation;
import dev.baton.conversation.Service;

/**
 * States as they are stored: a cache of the log. One of another format is folded anew from its events; one of a newer
 * release is not decided upon.
 */
public final class StateCodec {

    /** The format that this release writes. */
    public static final short FORMAT = 1;

    private StateCodec() {}

    /** Writes a state. */
    public static String write(Conversation state) {
        return Json.MAPPER.writeValueAsString(state);
    }

    /** Reads a state of this release's format. */
    public static Conversation read(String json) {
        return Json.MAPPER.readValue(json, Conversation.class);
    }

    /** Reads the part of a state that says how the conversation is served. */
    public static Service readService(String json) {
        return Json.MAPPER.readValue(json, Service.class);
    }

    /** Reads the part of a state that says who is asked before all others. */
    public static Service.First readFirst(String json) {
        return Json.MAPPER.readValue(json, Service.First.class);
    }
}
