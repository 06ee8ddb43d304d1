package dev.baton.bench.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;

/** Reads HTTP/1.1 answers piece by piece, as the bytes come. */
final class ResponseReader {

    /** Is told of one answer after the other. */
    interface Sink {
        void head(int status);

        void body(ByteBuffer piece);

        void end();
    }

    private enum Part {
        HEAD,
        FIXED,
        CHUNK_SIZE,
        CHUNK,
        CHUNK_END,
        TRAILER
    }

    private final Sink sink;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream(128);
    private Part part = Part.HEAD;
    private int status;
    private boolean chunked;
    private long left;

    ResponseReader(Sink sink) {
        this.sink = sink;
    }

    /** Reads all that is there. */
    void read(ByteBuffer in) throws IOException {
        while (in.hasRemaining()) {
            switch (part) {
                case HEAD -> line(in, this::head);
                case CHUNK_SIZE -> line(in, this::chunkSize);
                case CHUNK_END -> line(in, ignored -> part = Part.CHUNK_SIZE);
                case TRAILER ->
                    line(in, text -> {
                        if (text.isEmpty()) {
                            finish();
                        }
                    });
                case FIXED, CHUNK -> piece(in);
            }
        }
    }

    private void piece(ByteBuffer in) {
        int length = (int) Math.min(left, in.remaining());
        sink.body(in.slice(in.position(), length));
        in.position(in.position() + length);
        left -= length;
        if (left == 0) {
            if (part == Part.FIXED) {
                finish();
            } else {
                part = Part.CHUNK_END;
            }
        }
    }

    private void line(ByteBuffer in, Consumer<String> whole) {
        while (in.hasRemaining()) {
            byte next = in.get();
            if (next == '\n') {
                var text = line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
                line.reset();
                whole.accept(text);
                return;
            }
            line.write(next);
        }
    }

    private void head(String text) {
        if (text.startsWith("HTTP/1.1 ")) {
            status = Integer.parseInt(text, 9, 12, 10);
            left = 0;
            chunked = false;
        } else if (text.isEmpty()) {
            sink.head(status);
            if (chunked) {
                part = Part.CHUNK_SIZE;
            } else if (left > 0) {
                part = Part.FIXED;
            } else {
                finish();
            }
        } else {
            var lower = text.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                left = Long.parseLong(lower.substring(15).strip());
            } else if (lower.startsWith("transfer-encoding:")) {
                chunked = lower.endsWith("chunked");
            }
        }
    }

    private void chunkSize(String text) {
        int end = text.indexOf(';');
        left = Long.parseLong(end < 0 ? text : text.substring(0, end), 16);
        part = left == 0 ? Part.TRAILER : Part.CHUNK;
    }

    private void finish() {
        part = Part.HEAD;
        sink.end();
    }
}
