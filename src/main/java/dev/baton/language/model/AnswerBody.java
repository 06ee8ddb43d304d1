package dev.baton.language.model;

import dev.baton.language.model.ChatFormat.Written;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Takes in an answer's body as it arrives and lets go of the connection at the first byte too many. Events of a stream are
 * read as they come; any other body is read when it is complete.
 */
final class AnswerBody implements BodySubscriber<AnswerBody.Taken> {

    /** Bytes of an answer at most; a streamed token comes wrapped in some 300. */
    static final int MOST_BYTES = 4 * 1024 * 1024;

    private final Optional<Consumer<String>> pieces;
    private final int mostCharacters;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Written written = new Written();
    private final CompletableFuture<Taken> taken = new CompletableFuture<>();
    private @Nullable Subscription subscription;
    private int total;

    /**
     * A body to take in.
     *
     * @param pieces who hears the pieces, if the body is a stream of events
     * @param mostCharacters of the answer
     */
    AnswerBody(Optional<Consumer<String>> pieces, int mostCharacters) {
        this.pieces = pieces;
        this.mostCharacters = mostCharacters;
    }

    /** How a body ended. */
    sealed interface Taken {
        /** A body in one piece. */
        record Whole(String body) implements Taken {}

        /** A stream that ended as streams should. */
        record Streamed(Written written) implements Taken {}

        /** A stream that broke off, or that holds what is no event of an answer. */
        record Garbled() implements Taken {}

        /** More than may be. */
        record TooLong() implements Taken {}
    }

    @Override
    public CompletionStage<Taken> getBody() {
        return taken;
    }

    @Override
    public void onSubscribe(Subscription newSubscription) {
        subscription = newSubscription;
        newSubscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            total += buffer.remaining();
            if (total > MOST_BYTES) {
                end(new Taken.TooLong());
            }
            while (buffer.hasRemaining() && !taken.isDone()) {
                byte next = buffer.get();
                if (pieces.isPresent() && next == '\n') {
                    line();
                } else {
                    bytes.write(next);
                }
            }
        }
    }

    @Override
    public void onError(Throwable failure) {
        taken.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        if (pieces.isEmpty()) {
            taken.complete(new Taken.Whole(bytes.toString(StandardCharsets.UTF_8)));
            return;
        }
        line();
        // Some servers end without the last "[DONE]"; what they said is whole if they said why they stopped.
        taken.complete(written.isFinished() ? new Taken.Streamed(written) : new Taken.Garbled());
    }

    private void line() {
        String line = bytes.toString(StandardCharsets.UTF_8).strip();
        bytes.reset();
        if (taken.isDone() || !line.startsWith("data:")) {
            return;
        }
        String data = line.substring("data:".length()).strip();
        if (data.equals("[DONE]")) {
            end(written.isFinished() ? new Taken.Streamed(written) : new Taken.Garbled());
            return;
        }
        JsonNode event = ChatFormat.piece(data);
        if (!event.isObject() || event.has("error")) {
            end(new Taken.Garbled());
            return;
        }
        tell(event);
    }

    private void tell(JsonNode event) {
        JsonNode choice = event.path("choices").path(0);
        String piece = written.add(choice.path("delta"), choice.path("finish_reason"));
        written.count(event.path("usage"));
        if (written.length() > mostCharacters) {
            end(new Taken.TooLong());
        } else if (!piece.isEmpty()) {
            try {
                pieces.ifPresent(listener -> listener.accept(piece));
            } catch (RuntimeException e) {
                taken.completeExceptionally(new ListenerFailed(e));
                letGo();
            }
        }
    }

    private void end(Taken how) {
        taken.complete(how);
        letGo();
    }

    private void letGo() {
        if (subscription != null) {
            subscription.cancel();
        }
    }

    /** Who heard the pieces did not want them. */
    static final class ListenerFailed extends RuntimeException {
        ListenerFailed(Throwable cause) {
            super(cause);
        }
    }
}
