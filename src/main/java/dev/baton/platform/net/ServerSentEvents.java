package dev.baton.platform.net;

import java.util.Optional;

/**
 * Reads a stream of server-sent events line by line, as
 * <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">the HTML standard</a> has it. What asks for another pause
 * ({@code retry}) is passed over.
 */
public final class ServerSentEvents {

    /** The longest data of one event, in characters; what is longer breaks the stream. */
    public static final int LONGEST = 1024 * 1024;

    private final StringBuilder data = new StringBuilder();
    private String name = "";
    private String id = "";

    /**
     * An event.
     *
     * @param id the last id that the stream gave; empty if it gave none
     * @param name what kind of event; {@code message} unless the stream says so
     * @param data what it says
     */
    public record ServerSentEvent(String id, String name, String data) {
        @Override
        public String toString() {
            return "ServerSentEvent[" + id + ", " + name + "]";
        }
    }

    /**
     * Reads the next line, without its end.
     *
     * @return the event that the line completes
     * @throws IllegalStateException if an event is longer than {@link #LONGEST}
     */
    public Optional<ServerSentEvent> line(String line) {
        if (line.isEmpty()) {
            return completed();
        }
        int colon = line.indexOf(':');
        String field = colon < 0 ? line : line.substring(0, colon);
        String value = colon < 0 ? "" : line.substring(colon + 1);
        value = value.startsWith(" ") ? value.substring(1) : value;
        switch (field) {
            case "event" -> name = value;
            case "data" -> append(value);
            case "id" -> id = value.indexOf('\0') < 0 ? value : id;
            default -> {} // a comment, or what we have no use for
        }
        return Optional.empty();
    }

    private void append(String value) {
        if (data.length() + value.length() > LONGEST) {
            throw new IllegalStateException("An event of the stream is longer than " + LONGEST + " characters.");
        }
        data.append(value).append('\n');
    }

    private Optional<ServerSentEvent> completed() {
        String said = data.toString();
        String kind = name.isEmpty() ? "message" : name;
        data.setLength(0);
        name = "";
        return said.isEmpty()
                ? Optional.empty()
                : Optional.of(new ServerSentEvent(id, kind, said.substring(0, said.length() - 1)));
    }
}
