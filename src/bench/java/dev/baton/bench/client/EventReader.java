package dev.baton.bench.client;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Reads server-sent events piece by piece, as the bytes come. */
final class EventReader {

    private final Consumer<StreamEvent> events;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    private String id = "";
    private String type = "";
    private String data = "";

    EventReader(Consumer<StreamEvent> events) {
        this.events = events;
    }

    void read(ByteBuffer piece) {
        while (piece.hasRemaining()) {
            byte next = piece.get();
            if (next == '\n') {
                line(line.toString(StandardCharsets.UTF_8));
                line.reset();
            } else {
                line.write(next);
            }
        }
    }

    private void line(String text) {
        if (text.isEmpty()) {
            if (!type.isEmpty() || !data.isEmpty()) {
                events.accept(new StreamEvent(id, type, data, System.nanoTime()));
            }
            id = "";
            type = "";
            data = "";
        } else if (text.startsWith("data:")) {
            data = data.isEmpty() ? value(text, 5) : data + "\n" + value(text, 5);
        } else if (text.startsWith("event:")) {
            type = value(text, 6);
        } else if (text.startsWith("id:")) {
            id = value(text, 3);
        }
    }

    private static String value(String text, int from) {
        return text.startsWith(" ", from) ? text.substring(from + 1) : text.substring(from);
    }
}
