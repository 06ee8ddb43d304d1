package dev.baton.language.model;

import static dev.baton.language.model.ModelReply.Cause.BUSY;
import static dev.baton.language.model.ModelReply.Cause.CANCELLED;
import static dev.baton.language.model.ModelReply.Cause.RESTING;
import static dev.baton.language.model.ModelReply.Cause.TOO_LATE;
import static dev.baton.language.model.ModelReply.Cause.UNREACHABLE;

import dev.baton.language.model.AnswerBody.Taken;
import dev.baton.language.model.ModelReply.Cause;
import dev.baton.language.model.ModelReply.Failed;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A model behind the chat completions format, which most servers of language models speak, local ones included.
 *
 * <p>The one deadline covers all of a call: waiting for a free place, connecting, the answer to its last byte. A thread
 * waits on the JDK's client; when time is over it cancels the exchange, which closes the connection. Nothing is repeated
 * after a failure, as whoever asks has another answer ready; only a server that does not know a parameter is asked again
 * without it. Redirects are not followed, so that the key goes nowhere else.
 */
final class ChatCompletions implements LanguageModel, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ChatCompletions.class);
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final ModelAddress address;
    private final Duration timeout;
    private final int maxTokens;
    private final Semaphore places;
    private final Breaker breaker;
    private final HttpClient http;
    private volatile Dialect dialect = Dialect.USUAL;

    ChatCompletions(ModelAddress address, Duration timeout, int maxTokens, int concurrency, InstantSource clock) {
        this.address = address;
        this.timeout = timeout;
        this.maxTokens = maxTokens;
        places = new Semaphore(concurrency, true);
        breaker = new Breaker(clock);
        http = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(Redirect.NEVER)
                // Plain servers of models often stumble over an offer to upgrade.
                .version(address.isPlain() ? Version.HTTP_1_1 : Version.HTTP_2)
                .executor(Executors.newVirtualThreadPerTaskExecutor())
                .build();
    }

    @Override
    public boolean isConfigured() {
        return true;
    }

    @Override
    public ModelReply complete(Prompt prompt, ModelLimits limits) {
        return call(prompt, limits.within(timeout, maxTokens), Optional.empty());
    }

    @Override
    public ModelReply stream(Prompt prompt, ModelLimits limits, Consumer<String> pieces) {
        try (var listening = new Listening(pieces)) {
            return call(prompt, limits.within(timeout, maxTokens), Optional.of(listening));
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private ModelReply call(Prompt prompt, ModelLimits limits, Optional<Consumer<String>> pieces) {
        var deadline = Deadline.in(limits.deadline());
        try {
            if (!places.tryAcquire(deadline.left(), TimeUnit.NANOSECONDS)) {
                return new Failed(
                        BUSY,
                        "All calls to the language model that are allowed at once were under way;"
                                + " raise BATON_MODEL_CONCURRENCY if this happens often.");
            }
            try {
                return breaker.mayCall() ? counted(exchange(prompt, limits, pieces, deadline)) : resting();
            } finally {
                places.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Failed(CANCELLED, "The call was given up before the language model had answered.");
        }
    }

    private ModelReply resting() {
        return new Failed(RESTING, "The language model failed or asked for rest and is left alone for a while.");
    }

    /** What an exchange came to, and for how long the server asked to be left alone. */
    private record Exchange(ModelReply reply, Optional<Duration> rest) {
        static Exchange of(ModelReply reply) {
            return new Exchange(reply, Optional.empty());
        }

        static Exchange failed(Cause cause, String reason) {
            return of(new Failed(cause, reason));
        }
    }

    private ModelReply counted(Exchange exchange) {
        switch (exchange.reply()) {
            case ModelReply.Text text -> breaker.worked();
            case ModelReply.Refused refused -> breaker.worked();
            case Failed failed -> {
                switch (failed.cause()) {
                    case TOO_LONG, NOT_AS_ASKED -> breaker.worked();
                    case CANCELLED -> breaker.unknown();
                    case NOT_CONFIGURED, BUSY, RESTING -> breaker.unknown();
                    case TOO_LATE, UNREACHABLE, TOO_MANY, REJECTED, BROKEN, UNREADABLE -> {
                        LOG.warn("{} ({})", failed.reason(), failed.cause());
                        breaker.failed(exchange.rest());
                    }
                }
            }
        }
        return exchange.reply();
    }

    private Exchange exchange(Prompt prompt, ModelLimits limits, Optional<Consumer<String>> pieces, Deadline deadline) {
        try {
            while (true) {
                Dialect spoken = dialect;
                HttpResponse<Taken> response = send(prompt, limits, spoken, pieces, deadline);
                Optional<Dialect> other = other(response, spoken);
                if (other.isEmpty()) {
                    return read(response, prompt, limits);
                }
                dialect = other.get();
            }
        } catch (TimeoutException e) {
            return Exchange.failed(
                    TOO_LATE,
                    "The language model did not answer within "
                            + limits.deadline().toMillis() + " ms.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Exchange.failed(CANCELLED, "The call was given up before the language model had answered.");
        } catch (ExecutionException e) {
            return e.getCause() instanceof AnswerBody.ListenerFailed
                    ? Exchange.failed(CANCELLED, "The call was given up while the language model answered.")
                    : Exchange.failed(
                            UNREACHABLE,
                            "The language model at " + address.completions()
                                    + " cannot be reached, or broke off; check BATON_MODEL_URL and that it runs.");
        }
    }

    private HttpResponse<Taken> send(
            Prompt prompt, ModelLimits limits, Dialect spoken, Optional<Consumer<String>> pieces, Deadline deadline)
            throws InterruptedException, ExecutionException, TimeoutException {
        String body = ChatFormat.request(address.model(), prompt, limits, spoken, pieces.isPresent());
        var request = HttpRequest.newBuilder(address.completions())
                .header("Content-Type", "application/json")
                .header("Accept", pieces.isPresent() ? "text/event-stream, application/json" : "application/json")
                .POST(BodyPublishers.ofString(body));
        address.key().ifPresent(key -> request.header("Authorization", "Bearer " + key));
        CompletableFuture<HttpResponse<Taken>> answer = http.sendAsync(
                request.build(),
                info -> new AnswerBody(pieces.filter(listener -> isStream(info)), limits.maxCharacters()));
        try {
            return answer.get(deadline.left(), TimeUnit.NANOSECONDS);
        } finally {
            answer.cancel(true);
        }
    }

    private static boolean isStream(ResponseInfo info) {
        return info.statusCode() == 200 && type(info.headers()).equals("text/event-stream");
    }

    private static String type(HttpHeaders headers) {
        return headers.firstValue("Content-Type")
                .orElse("")
                .split(";", 2)[0]
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    private static Optional<Dialect> other(HttpResponse<Taken> response, Dialect spoken) {
        boolean complains = response.statusCode() == 400 || response.statusCode() == 422;
        return complains && response.body() instanceof Taken.Whole whole
                ? spoken.after(ChatFormat.complaint(whole.body()))
                : Optional.empty();
    }

    private Exchange read(HttpResponse<Taken> response, Prompt prompt, ModelLimits limits) {
        if (response.statusCode() != 200) {
            return new Exchange(Statuses.failure(response.statusCode()), Statuses.rest(response.headers()));
        }
        return Exchange.of(
                switch (response.body()) {
                    case Taken.Whole whole ->
                        type(response.headers()).endsWith("json")
                                ? ChatFormat.reply(whole.body(), prompt, limits)
                                : ChatFormat.unreadable("The language model's answer is no JSON.");
                    case Taken.Streamed streamed -> streamed.written().reply(prompt, limits);
                    case Taken.Garbled garbled ->
                        ChatFormat.unreadable("The language model's answer broke off before its end.");
                    case Taken.TooLong tooLong -> ChatFormat.tooLong(limits);
                });
    }
}
