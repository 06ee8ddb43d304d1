package dev.baton.language.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.language.model.FakeModel.Does;
import dev.baton.language.model.ModelReply.Cause;
import dev.baton.language.model.ModelReply.Failed;
import dev.baton.language.model.ModelReply.Refused;
import dev.baton.language.model.ModelReply.Text;
import dev.baton.language.model.Prompt.Form;
import dev.baton.platform.TestClock;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the server does, a call ends by its deadline with an outcome; the timeouts here only end a test that hangs. */
@Timeout(60)
class ChatCompletionsTest {

    private static final Duration SOON = Duration.ofMillis(300);
    private static final ModelLimits LIMITS = new ModelLimits(Duration.ofSeconds(20), 500, 2_000);
    private static final Prompt QUESTION =
            new Prompt("Say hello.", List.of(new Quoted("letter", "Dear shop")), Form.TEXT);
    private static final Prompt JSON_QUESTION = new Prompt("Say hello as JSON.", List.of(), Form.JSON);

    private final FakeModel fake = FakeModel.start();

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void an_answer_comes_back_with_what_it_took() {
        fake.answers(asked -> Does.say(" Good morning.\n"));

        assertThat(fake.client().complete(QUESTION, LIMITS)).isEqualTo(new Text("Good morning.", 12));
    }

    @Test
    void the_request_is_what_such_servers_expect() {
        fake.client().complete(JSON_QUESTION, LIMITS);

        var asked = fake.asked().getFirst();
        assertThat(asked.path()).isEqualTo("/v1/chat/completions");
        assertThat(asked.headers()).contains("Authorization: Bearer secret-key", "Content-Type: application/json");
        assertThat(asked.body().path("model").asString()).isEqualTo("fake-1");
        assertThat(asked.body().path("max_tokens").asInt()).isEqualTo(500);
        assertThat(asked.body().at("/response_format/type").asString()).isEqualTo("json_object");
        assertThat(asked.said("system")).startsWith("Say hello as JSON.").contains("never an instruction");
    }

    @Test
    void an_answer_can_be_heard_while_it_is_written() {
        var text = "The parcel leaves tomorrow — à bientôt 👋.";
        fake.answers(asked -> Does.say(text));
        var pieces = new ArrayList<String>();

        var reply = fake.client().stream(QUESTION, LIMITS, pieces::add);

        assertThat(reply).isEqualTo(new Text(text, 0));
        assertThat(pieces).hasSizeGreaterThan(3);
        assertThat(String.join("", pieces)).isEqualTo(text);
    }

    @Test
    void a_server_that_does_not_stream_is_heard_as_well() {
        var whole = "{\"choices\":[{\"message\":{\"content\":\"All at once.\"},\"finish_reason\":\"stop\"}]}";
        fake.answers(asked -> new Does.Send(200, List.of(), whole));

        assertThat(fake.client().stream(QUESTION, LIMITS, piece -> {})).isEqualTo(new Text("All at once.", 0));
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("hang", new Does.Hang(), Cause.TOO_LATE),
                Arguments.of("a byte now and then", new Does.Drip(), Cause.TOO_LATE),
                Arguments.of("reset", new Does.Reset(), Cause.UNREACHABLE),
                Arguments.of("closed at once", new Does.Raw("", false), Cause.UNREACHABLE),
                Arguments.of("no HTTP", new Does.Raw("SSH-2.0-OpenSSH_9.6\r\n\r\n", false), Cause.UNREACHABLE),
                Arguments.of(
                        "half an answer",
                        new Does.Raw(
                                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{\"choices\":[",
                                false),
                        Cause.UNREACHABLE),
                Arguments.of("half JSON", new Does.Send(200, List.of(), "{\"choices\":[{\"mess"), Cause.UNREADABLE),
                Arguments.of("no JSON", new Does.Send(200, List.of(), "hello"), Cause.UNREADABLE),
                Arguments.of(
                        "other JSON", new Does.Send(200, List.of(), "{\"choices\":{\"a\":[1]}}"), Cause.UNREADABLE),
                Arguments.of(
                        "numbers for text",
                        new Does.Send(200, List.of(), "{\"choices\":[{\"message\":{\"content\":7}}]}"),
                        Cause.UNREADABLE),
                Arguments.of("deep JSON", new Does.Send(200, List.of(), "[".repeat(100_000)), Cause.UNREADABLE),
                Arguments.of("nothing", new Does.Send(200, List.of(), ""), Cause.UNREADABLE),
                Arguments.of("no words", Does.say("  "), Cause.UNREADABLE),
                Arguments.of(
                        "a web page",
                        new Does.Send(200, List.of("Content-Type: text/html"), "<html>"),
                        Cause.UNREADABLE),
                Arguments.of("too many words", Does.say("word ".repeat(1_000)), Cause.TOO_LONG),
                Arguments.of(
                        "too many bytes",
                        new Does.Send(200, List.of(), " ".repeat(AnswerBody.MOST_BYTES + 1)),
                        Cause.TOO_LONG),
                Arguments.of("cut short", new Does.Say("It is", "length"), Cause.TOO_LONG),
                Arguments.of("redirect", Does.status(302, "Location: http://127.0.0.1:9/v1"), Cause.REJECTED),
                Arguments.of("wrong key", Does.status(401), Cause.REJECTED),
                Arguments.of("wrong model", Does.status(404), Cause.REJECTED),
                Arguments.of("bad request", Does.status(400), Cause.REJECTED),
                Arguments.of("too many calls", Does.status(429, "Retry-After: 1"), Cause.TOO_MANY),
                Arguments.of(
                        "too many calls, oddly said", Does.status(429, "Retry-After: Fri, 31 Dec"), Cause.TOO_MANY),
                Arguments.of("failure", Does.status(500), Cause.BROKEN),
                Arguments.of("overloaded", Does.status(503), Cause.BROKEN));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void every_fault_of_the_server_is_an_outcome(String name, Does fault, Cause cause) {
        fake.answers(asked -> fault);
        var limits = cause == Cause.TOO_LATE ? new ModelLimits(SOON, 500, 2_000) : LIMITS;

        assertThat(cause(fake.client().complete(QUESTION, limits))).isEqualTo(cause);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void every_fault_of_the_server_is_an_outcome_of_a_stream(String name, Does fault, Cause cause) {
        fake.answers(asked -> fault);
        var limits = cause == Cause.TOO_LATE ? new ModelLimits(SOON, 500, 2_000) : LIMITS;

        assertThat(cause(fake.client().stream(QUESTION, limits, piece -> {}))).isEqualTo(cause);
    }

    static Stream<Arguments> brokenStreams() {
        return Stream.of(
                Arguments.of("cut off", new Does.Raw(FakeModel.streamed("The par", "cel"), false), Cause.UNREADABLE),
                Arguments.of("hanging", new Does.Raw(FakeModel.streamed("The par", "cel"), true), Cause.TOO_LATE),
                Arguments.of(
                        "half an event",
                        new Does.Raw(FakeModel.streamed("The") + "data: {\"choi\n\n", false),
                        Cause.UNREADABLE),
                Arguments.of(
                        "an error in it",
                        new Does.Raw(FakeModel.streamed("The") + "data: {\"error\":{\"message\":\"no\"}}\n\n", true),
                        Cause.UNREADABLE),
                Arguments.of(
                        "done without an end",
                        new Does.Raw(FakeModel.streamed("The") + "data: [DONE]\n\n", true),
                        Cause.UNREADABLE),
                Arguments.of(
                        "a line without end",
                        new Does.Raw(FakeModel.streamed("The") + "data: " + "x".repeat(AnswerBody.MOST_BYTES), true),
                        Cause.TOO_LONG),
                Arguments.of(
                        "too many words",
                        new Does.Raw(FakeModel.streamed("word ".repeat(1_000)), true),
                        Cause.TOO_LONG));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenStreams")
    void a_broken_stream_is_no_answer(String name, Does fault, Cause cause) {
        fake.answers(asked -> fault);
        var limits = cause == Cause.TOO_LATE ? new ModelLimits(SOON, 500, 2_000) : LIMITS;

        assertThat(cause(fake.client().stream(QUESTION, limits, piece -> {}))).isEqualTo(cause);
    }

    @Test
    void nobody_there_is_an_outcome() throws IOException {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var address = ModelAddress.of("http://127.0.0.1:" + port + "/v1", "fake-1", Optional.empty());
        try (var model = new ChatCompletions(address, Duration.ofSeconds(20), 500, 1, Clock.systemUTC())) {
            assertThat(cause(model.complete(QUESTION, LIMITS))).isEqualTo(Cause.UNREACHABLE);
        }
    }

    @Test
    void a_refusal_is_told_apart() {
        fake.answers(asked -> new Does.Say("", "content_filter"));
        assertThat(fake.client().complete(QUESTION, LIMITS)).isInstanceOf(Refused.class);

        fake.answers(asked -> new Does.Send(
                200, List.of(), "{\"choices\":[{\"message\":{\"content\":null,\"refusal\":\"I will not.\"}}]}"));
        assertThat(fake.client().complete(QUESTION, LIMITS)).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1}", "```json\n{\"a\":1}\n```", " {\"a\":1}\n"})
    void json_is_taken_with_or_without_a_fence(String written) {
        fake.answers(asked -> Does.say(written));

        assertThat(fake.client().complete(JSON_QUESTION, LIMITS)).isEqualTo(new Text("{\"a\":1}", 12));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Sure! {\"a\":1}", "[1]", "{\"a\":1", "{\"a\":1} {\"b\":2}", "{\"a\":1,\"a\":2}", "```", "true"})
    void what_is_not_one_json_object_is_refused_where_one_was_asked_for(String written) {
        fake.answers(asked -> Does.say(written));

        assertThat(cause(fake.client().complete(JSON_QUESTION, LIMITS))).isEqualTo(Cause.NOT_AS_ASKED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"temperature", "max_tokens", "response_format"})
    void a_server_that_does_not_know_a_parameter_is_asked_without_it_from_then_on(String parameter) {
        fake.answers(asked -> asked.body().has(parameter)
                ? new Does.Send(
                        400, List.of(), "{\"error\":{\"message\":\"Unsupported\",\"param\":\"" + parameter + "\"}}")
                : Does.say("{}"));
        var model = fake.client();

        assertThat(model.complete(JSON_QUESTION, LIMITS)).isInstanceOf(Text.class);
        assertThat(model.complete(JSON_QUESTION, LIMITS)).isInstanceOf(Text.class);
        assertThat(fake.asked()).hasSize(3);
    }

    @Test
    void no_more_calls_are_under_way_than_allowed() throws InterruptedException, ExecutionException {
        var hold = new CountDownLatch(1);
        var arrived = new CountDownLatch(2);
        fake.answers(asked -> {
            arrived.countDown();
            await(hold);
            return Does.say("Done.");
        });
        var model = fake.client(Duration.ofSeconds(20), 2);
        var first = CompletableFuture.supplyAsync(() -> model.complete(QUESTION, LIMITS));
        var second = CompletableFuture.supplyAsync(() -> model.complete(QUESTION, LIMITS));
        arrived.await();

        assertThat(cause(model.complete(QUESTION, new ModelLimits(SOON, 500, 2_000))))
                .isEqualTo(Cause.BUSY);
        assertThat(fake.asked()).hasSize(2);

        hold.countDown();
        assertThat(List.of(first.get(), second.get())).allMatch(reply -> reply instanceof Text);
        assertThat(model.complete(QUESTION, LIMITS)).isInstanceOf(Text.class);
    }

    @Test
    void whoever_is_interrupted_gives_up_at_once_and_leaves_the_place_to_others() throws InterruptedException {
        var arrived = new CountDownLatch(1);
        fake.answers(asked -> {
            arrived.countDown();
            return new Does.Hang();
        });
        var model = fake.client(Duration.ofMinutes(5), 1);
        var replies = new ArrayList<ModelReply>();
        var patient = new ModelLimits(Duration.ofMinutes(5), 500, 2_000);
        var thread = Thread.ofVirtual().start(() -> replies.add(model.complete(QUESTION, patient)));
        arrived.await();

        thread.interrupt();
        thread.join();

        assertThat(cause(replies.getFirst())).isEqualTo(Cause.CANCELLED);
        fake.answers(asked -> Does.say("Next."));
        assertThat(model.complete(QUESTION, LIMITS)).isInstanceOf(Text.class);
    }

    @Test
    void a_listener_that_throws_gives_the_call_up() {
        fake.answers(asked -> new Does.Raw(FakeModel.streamed("a", "b"), true));

        var reply = fake.client().stream(QUESTION, LIMITS, piece -> {
            throw new IllegalStateException("enough");
        });

        assertThat(cause(reply)).isEqualTo(Cause.CANCELLED);
    }

    @Test
    void a_model_that_fails_again_and_again_is_left_alone_and_tried_once_after_a_rest() {
        var clock = new TestClock("2026-01-01T00:00:00Z");
        var model = fake.client(Duration.ofSeconds(20), 4, clock);
        fake.answers(asked -> Does.status(500));
        for (int i = 0; i < Breaker.FAILURES; i++) {
            assertThat(cause(model.complete(QUESTION, LIMITS))).isEqualTo(Cause.BROKEN);
        }

        assertThat(cause(model.complete(QUESTION, LIMITS))).isEqualTo(Cause.RESTING);
        clock.pass(Breaker.REST);
        assertThat(cause(model.complete(QUESTION, LIMITS))).isEqualTo(Cause.BROKEN);
        assertThat(cause(model.complete(QUESTION, LIMITS))).isEqualTo(Cause.RESTING);

        fake.answers(asked -> Does.say("Well again."));
        clock.pass(Breaker.REST);
        assertThat(model.complete(QUESTION, LIMITS)).isInstanceOf(Text.class);
        assertThat(model.complete(QUESTION, LIMITS)).isInstanceOf(Text.class);
    }

    @Test
    void a_model_that_asks_for_rest_gets_it() {
        var clock = new TestClock("2026-01-01T00:00:00Z");
        var model = fake.client(Duration.ofSeconds(20), 4, clock);
        fake.answers(asked -> Does.status(429, "Retry-After: 10"));
        assertThat(cause(model.complete(QUESTION, LIMITS))).isEqualTo(Cause.TOO_MANY);

        fake.answers(asked -> Does.say("Rested."));
        assertThat(cause(model.complete(QUESTION, LIMITS))).isEqualTo(Cause.RESTING);
        clock.pass(Duration.ofSeconds(10));
        assertThat(model.complete(QUESTION, LIMITS)).isInstanceOf(Text.class);
    }

    @Test
    void without_a_model_every_call_says_so() {
        var none = new NoModel();

        assertThat(none.isConfigured()).isFalse();
        assertThat(cause(none.complete(QUESTION, LIMITS))).isEqualTo(Cause.NOT_CONFIGURED);
    }

    private static Cause cause(ModelReply reply) {
        assertThat(reply).isInstanceOf(Failed.class);
        var failed = (Failed) reply;
        assertThat(failed.reason()).endsWith(".").doesNotContain("secret-key").doesNotContain("Dear shop");
        return failed.cause();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
