package dev.baton.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.HttpClientForTests;
import dev.baton.api.DeskContract.FakeDesk;
import dev.baton.api.DeskContract.Opening;
import dev.baton.api.DeskSocket.Asked;
import dev.baton.api.DeskSocket.Reply;
import dev.baton.vendor.VendorSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.core.ConditionTimeoutException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What fakes of vendors share: the paths that they know, faults as the contract asks for them, and the way to Baton. A call that the
 * vendor would not take is a mistake of ours; {@link #close} fails for each.
 */
abstract class VendorDesk implements FakeDesk, AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** How often a webhook is sent while nobody answers, and how long is between. */
    private static final int ATTEMPTS = 300;

    private static final Duration A_MOMENT = Duration.ofMillis(100);

    /** Answers a call. */
    interface Answering {
        Reply answer(MatchResult path, JsonNode body, Asked asked);
    }

    private record Route(String method, Pattern path, Answering answering) {}

    /** A call that the vendor refuses. */
    static final class Mistake extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final int status;

        Mistake(int status, String why) {
            super(why);
            this.status = status;
        }
    }

    private final DeskSocket socket = new DeskSocket(this::receive);
    private final VendorSpec spec;
    private final List<Route> routes = new ArrayList<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final List<String> mistakes = new CopyOnWriteArrayList<>();
    private final AtomicInteger openings = new AtomicInteger();
    private final AtomicBoolean losesNext = new AtomicBoolean();
    private volatile Opening how = Opening.ACCEPTED;
    private volatile boolean revoked;
    private volatile int lines = 0;
    private volatile String desk = "";
    private volatile HttpClientForTests baton = HttpClientForTests.of(1);

    /** @param specs the vendor's documents that each exchange is held against, where they are at hand */
    VendorDesk(String... specs) {
        spec = VendorSpec.of(specs);
    }

    /** Where it is. */
    String address() {
        return socket.address();
    }

    /** Which desk of Baton's it is. */
    void connects(String id, HttpClientForTests client) {
        desk = id;
        baton = client;
    }

    String id() {
        return desk;
    }

    /** Whether the call carries our credentials, in the vendor's way. */
    abstract boolean allows(Asked asked);

    /** Knows a path; groups in it are handed over. */
    final void on(String method, String path, Answering answering) {
        routes.add(new Route(method, Pattern.compile(path), answering));
    }

    private Reply receive(Asked asked) {
        if (revoked || !allows(asked)) {
            return Reply.of(401, "{}");
        }
        try {
            Reply reply = answer(asked);
            calls.add(asked.method() + " " + asked.path() + " " + reply.status());
            if (reply.status() > 0 && isDocumented(asked)) {
                spec.check(
                        asked.method(),
                        asked.path(),
                        asked.header("content-type").orElse(""),
                        asked.body(),
                        reply.status(),
                        reply.body());
            }
            return reply;
        } catch (Mistake mistake) {
            mistakes.add(asked.method() + " " + asked.path() + ": " + mistake.getMessage() + " " + asked.text());
            return Reply.of(mistake.status, "{}");
        } catch (RuntimeException broken) {
            mistakes.add(asked.method() + " " + asked.path() + ": " + broken);
            return Reply.of(500, "{}");
        }
    }

    /** Whether the call stands in the documents. */
    boolean isDocumented(Asked asked) {
        return true;
    }

    /** What the vendor sends us is as its documents say, too. */
    void sends(String schema, String body) {
        spec.checkSent(schema, body);
    }

    private Reply answer(Asked asked) {
        String path = asked.path().replaceAll("\\?.*", "");
        for (Route route : routes) {
            Matcher matcher = route.path().matcher(path);
            if (route.method().equals(asked.method()) && matcher.matches()) {
                return route.answering().answer(matcher.toMatchResult(), body(asked), asked);
            }
        }
        throw new Mistake(404, "There is no such path.");
    }

    private static JsonNode body(Asked asked) {
        if (asked.body().length == 0 || asked.path().contains("/uploads")) {
            return JSON.createObjectNode();
        }
        must(asked.header("content-type").orElse("").startsWith("application/json"), "The type must be JSON.");
        return JSON.readTree(asked.body());
    }

    static void must(boolean holds, String rule) {
        if (!holds) {
            throw new Mistake(400, rule);
        }
    }

    /** A required text. */
    static String text(JsonNode body, String pointer) {
        JsonNode value = body.at(pointer);
        must(value.isString() && !value.asString().isBlank(), pointer + " must be a text.");
        return value.asString();
    }

    static Reply ok(Object body) {
        return Reply.of(200, JSON.writeValueAsString(body));
    }

    static Reply created(Object body) {
        return Reply.of(201, JSON.writeValueAsString(body));
    }

    /** An opening begins. */
    void opens() {
        openings.incrementAndGet();
    }

    /** The one call with which the vendor takes a conversation, answered as the contract wants it. */
    Reply taking(Supplier<Reply> taken) {
        int count = openings.get();
        return switch (how) {
            case REFUSED -> Reply.of(422, "{}");
            case BUSY_TWICE -> count <= 2 ? Reply.busy() : taken.get();
            case BROKEN_ONCE -> count <= 1 ? Reply.of(500, "{}") : taken.get();
            case SILENT_ONCE -> count <= 1 ? silent(taken.get()) : taken.get();
            case ACCEPTED -> taken.get();
        };
    }

    private static Reply silent(Reply taken) {
        return new Reply(0, "", taken.headers());
    }

    /** The one call with which a line arrives. */
    Reply line(Supplier<Reply> taken) {
        if (lines != 0) {
            return Reply.of(lines, "{}");
        }
        Reply reply = taken.get();
        return losesNext.compareAndSet(true, false) ? Reply.lost() : reply;
    }

    /** Sends something to Baton; as vendors do, again while nobody answers. 0 if nobody ever did. */
    int tell(Map<String, String> headers, String body) {
        HttpClientForTests client = baton;
        for (var header : headers.entrySet()) {
            client = client.with(header.getKey(), header.getValue());
        }
        for (int attempt = 1; ; attempt++) {
            try {
                return client.post("/api/v1/desks/" + desk + "/webhook", body).status();
            } catch (IllegalStateException unreachable) {
                if (attempt == ATTEMPTS) {
                    return 0;
                }
                LockSupport.parkNanos(A_MOMENT.toNanos());
            }
        }
    }

    /** Waits, but not for what a mistake has made impossible. */
    <T> T awaits(Callable<T> what, java.util.function.Predicate<T> until) {
        try {
            return await().atMost(Duration.ofSeconds(15))
                    .until(
                            () -> {
                                assertThat(mistakes).isEmpty();
                                return what.call();
                            },
                            until);
        } catch (ConditionTimeoutException tooLong) {
            throw new AssertionError("It did not come; there were " + calls, tooLong);
        }
    }

    @Override
    public void answersOpenings(Opening answer) {
        how = answer;
    }

    @Override
    public void answersMessages(int status) {
        lines = status;
    }

    @Override
    public boolean losesNextAnswer() {
        losesNext.set(true);
        return true;
    }

    @Override
    public int openings() {
        return openings.get();
    }

    @Override
    public void revokesCredentials() {
        revoked = true;
    }

    @Override
    public void letsGo() {
        socket.letGo();
    }

    @Override
    public void goesDown() {
        socket.goDown();
    }

    @Override
    public void comesBack() {
        socket.comeBack();
    }

    @Override
    public void close() {
        socket.close();
        spec.assertKept();
        assertThat(mistakes).as("calls that the vendor would refuse").isEmpty();
    }
}
