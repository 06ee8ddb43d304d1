package dev.baton.bench.client;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A request and what it waits for: one answer, or a stream. */
sealed interface Exchange {

    Exchange NONE = new Nothing();

    byte[] bytes();

    boolean streams();

    boolean isCancelled();

    void head(int status);

    void piece(ByteBuffer piece);

    void end(int status, String body);

    void fail(Exception broken);

    /** Waits for a whole answer. */
    record Whole(byte[] bytes, CompletableFuture<Answer> answer) implements Exchange {

        @Override
        public boolean streams() {
            return false;
        }

        @Override
        public boolean isCancelled() {
            return answer.isDone();
        }

        @Override
        public void head(int status) {}

        @Override
        public void piece(ByteBuffer piece) {}

        @Override
        public void end(int status, String body) {
            answer.complete(new Answer(status, body, System.nanoTime()));
        }

        @Override
        public void fail(Exception broken) {
            answer.completeExceptionally(broken);
        }
    }

    /** Reads a stream for as long as it lasts. */
    final class Streaming implements Exchange, EventStream {
        private final Loop loop;
        private final byte[] bytes;
        private final StreamListener listener;
        private final EventReader reader;
        private final CompletableFuture<Integer> opened = new CompletableFuture<>();
        private volatile boolean closed;
        private volatile @Nullable Connection connection;

        Streaming(Loop loop, byte[] bytes, StreamListener listener) {
            this.loop = loop;
            this.bytes = bytes;
            this.listener = listener;
            reader = new EventReader(event -> {
                if (!closed) {
                    listener.event(event);
                }
            });
        }

        void on(Connection made) {
            connection = made;
        }

        @Override
        public byte[] bytes() {
            return bytes;
        }

        @Override
        public boolean streams() {
            return true;
        }

        @Override
        public boolean isCancelled() {
            return closed;
        }

        @Override
        public void head(int status) {
            opened.complete(status);
        }

        @Override
        public void piece(ByteBuffer piece) {
            reader.read(piece);
        }

        @Override
        public void end(int status, String body) {
            tellEnd("ended with status " + status);
        }

        @Override
        public void fail(Exception broken) {
            opened.completeExceptionally(broken);
            tellEnd(String.valueOf(broken.getMessage()));
        }

        private void tellEnd(String why) {
            if (!closed) {
                closed = true;
                listener.ended(why);
            }
        }

        @Override
        public CompletableFuture<Integer> opened() {
            return opened;
        }

        @Override
        public void close() {
            closed = true;
            opened.completeExceptionally(new TimeoutException("closed before it was open"));
            var open = connection;
            if (open != null) {
                loop.run(open::close);
            }
        }
    }

    /** On an idle connection: nobody waits. */
    record Nothing() implements Exchange {
        @Override
        public byte[] bytes() {
            return new byte[0];
        }

        @Override
        public boolean streams() {
            return false;
        }

        @Override
        public boolean isCancelled() {
            return true;
        }

        @Override
        public void head(int status) {}

        @Override
        public void piece(ByteBuffer piece) {}

        @Override
        public void end(int status, String body) {}

        @Override
        public void fail(Exception broken) {}
    }
}
