package dev.baton.api;

import static dev.baton.api.Shop.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.HttpClientForTests;
import dev.baton.HttpClientForTests.Answer;
import dev.baton.conversation.ConversationId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What cannot be understood, may not be done or is too much is answered clearly; what is said strangely is kept. */
@ApiTest
class ProblemsApiTest {

    private final Shops.Opener shops;
    private Shop shop;

    ProblemsApiTest(@Autowired Shops.Opener shops) {
        this.shops = shops;
    }

    @BeforeEach
    void open() {
        shop = shops.open();
    }

    private static void isProblem(Answer answer, int status, String type) {
        assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.problem()).isEqualTo(type);
        assertThat(answer.json().at("/type").asString()).isEqualTo("https://baton.dev/problems/" + type);
        assertThat(answer.json().at("/status").asInt()).isEqualTo(status);
        assertThat(answer.json().at("/title").asString()).isNotBlank();
        assertThat(answer.json().at("/detail").asString()).isNotBlank();
    }

    @Test
    void a_conversation_that_a_later_release_wrote_is_unavailable_and_loses_nothing(@Autowired JdbcClient sql) {
        var customer = shop.customer();
        customer.awaits("message");
        var id = ConversationId.parse(customer.id()).orElseThrow().value();
        sql.sql("update conversation set format = 99 where id = ?").param(id).update();

        var answer = customer.http().get("/api/v1/conversations/" + customer.id());
        isProblem(answer, 503, "unavailable");
        assertThat(answer.header("Retry-After")).isEqualTo("5");

        sql.sql("update conversation set format = 1 where id = ?").param(id).update();
        assertThat(customer.http().get("/api/v1/conversations/" + customer.id()).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{\"clientId\":\"c\",\"text\":\"t\"", "nonsense", "{\"text\":\"\\ud8\"}"})
    void a_body_that_is_no_json_is_malformed(String body) {
        isProblem(shop.customer().posts("/messages", body), 400, "malformed-json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/messages | {}                                          | clientId",
                "/messages | {\"clientId\":\"c\"}                        | text",
                "/messages | {\"clientId\":\"c\",\"text\":null}          | text",
                "/messages | {\"clientId\":\"c\",\"text\":\"\"}          | text",
                "/messages | {\"clientId\":\"c\",\"text\":\"  \\n \"}    | text",
                "/messages | {\"clientId\":\"\",\"text\":\"t\"}          | clientId",
                "/messages | {\"clientId\":\"with blank\",\"text\":\"t\"}| clientId",
                "/messages | {\"clientId\":\"é\",\"text\":\"t\"}         | clientId",
                "/messages | {\"clientId\":5,\"text\":\"t\"}             | clientId",
                "/messages | {\"clientId\":\"c\",\"text\":5}             | text",
                "/messages | {\"clientId\":\"c\",\"text\":[\"t\"]}       | text",
                "/messages | {\"clientId\":\"c\",\"text\":{}}            | text",
                "/messages | {\"clientId\":\"c\",\"text\":true}          | text",
                "/typing   | {\"typing\":\"yes\"}                        | typing",
                "/typing   | {}                                          | typing",
                "/read     | {\"number\":-1}                             | number",
                "/read     | {\"number\":\"1\"}                          | number",
                "/read     | {\"number\":1.5}                            | number",
                "/read     | {}                                          | number",
                "/rating   | {\"score\":\"5\"}                           | score",
                "/rating   | {\"score\":4.5}                             | score",
                "/rating   | {\"score\":99999999999}                     | score",
                "/rating   | {\"score\":5,\"comment\":7}                 | comment",
            })
    void a_body_of_the_wrong_shape_names_the_field(String path, String body, String field) {
        var answer = shop.customer().posts(path, body);

        isProblem(answer, 400, "invalid-request");
        assertThat(answer.json().at("/errors")).anySatisfy(error -> {
            assertThat(error.at("/field").asString()).isEqualTo(field);
            assertThat(error.at("/message").asString()).isNotBlank();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "5", "\"text\"", "null"})
    void a_body_that_is_no_object_is_invalid(String body) {
        var answer = shop.customer().posts("/messages", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isIn("invalid-request", "malformed-json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                | assistant",
                "{\"assistant\":\"\"}                              | assistant",
                "{\"assistant\":7}                                 | assistant",
                "{\"assistant\":\"demo\",\"clientId\":5}           | clientId",
                "{\"assistant\":\"demo\",\"clientId\":\"\"}        | clientId",
                "{\"assistant\":\"demo\",\"visitor\":[]}           | visitor",
                "{\"assistant\":\"demo\",\"visitor\":{\"name\":1}} | visitor.name",
                "{\"assistant\":\"demo\",\"page\":{}}              | page.url",
                "{\"assistant\":\"demo\",\"page\":\"/\"}           | page",
            })
    void a_start_of_the_wrong_shape_names_the_field(String body, String field) {
        var answer = shop.anyone().post("/api/v1/conversations", body);

        isProblem(answer, 400, "invalid-request");
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo(field);
    }

    @Test
    void too_many_or_too_long_attributes_are_refused() {
        var many = IntStream.range(0, 51).boxed().collect(java.util.stream.Collectors.toMap(i -> "a" + i, i -> "v"));
        for (Map<String, ?> attributes : List.of(many, Map.of("x".repeat(65), "v"), Map.of("a", "v".repeat(513)))) {
            isProblem(
                    shop.anyone()
                            .post(
                                    "/api/v1/conversations",
                                    json("assistant", shop.team(), "visitor", Map.of("attributes", attributes))),
                    400,
                    "invalid-request");
        }
    }

    @Test
    void an_unknown_assistant_conversation_or_address_is_not_found() {
        var agent = shop.agent("Ann");

        isProblem(shop.anyone().post("/api/v1/conversations", "{\"assistant\":\"nobody\"}"), 404, "not-found");
        isProblem(agent.http().get("/api/v1/conversations/AAAAAAAAAAAAAAAAAAAAAA"), 404, "not-found");
        isProblem(agent.http().get("/api/v1/conversations/%00"), 400, "invalid-request");
        isProblem(agent.http().get("/api/v1/conversations/nothing/events"), 404, "not-found");
        isProblem(agent.http().post("/api/v1/conversations/AAAAAAAAAAAAAAAAAAAAAA/claim", "{}"), 404, "not-found");
        isProblem(agent.http().get("/api/v1/nothing"), 404, "not-found");
        isProblem(agent.http().get("/api/v1/conversations/x/y/z"), 404, "not-found");
    }

    @Test
    void a_wrong_method_or_content_type_is_refused_with_what_is_right() {
        var customer = shop.customer();

        var method = customer.http().put("/api/v1/conversations/" + customer.id() + "/messages", "{}");
        isProblem(method, 405, "method-not-allowed");
        assertThat(method.header("Allow")).isEqualTo("POST");
        for (var type : List.of("text/plain", "application/x-www-form-urlencoded", "application/xml", "nonsense")) {
            isProblem(
                    customer.http()
                            .with("Content-Type", type)
                            .post("/api/v1/conversations/" + customer.id() + "/messages", "{\"text\":\"t\"}"),
                    415,
                    "unsupported-media-type");
        }
    }

    @Test
    void a_body_over_64_kibibytes_is_too_large_and_a_text_over_8000_characters_invalid() {
        var customer = shop.customer();

        var large = customer.says("x".repeat(70_000));
        isProblem(large, 413, "too-large");
        assertThat(large.json().at("/limit").asInt()).isEqualTo(65_536);
        isProblem(customer.says("x".repeat(8_001)), 400, "invalid-request");
        assertThat(customer.says("x".repeat(8_000)).status()).isEqualTo(201);
    }

    static List<String> strangeTexts() {
        return List.of(
                "👩‍👩‍👧‍👦🏳️‍🌈".repeat(500).substring(0, 8_000),
                "שלום עליכם \u202eevil\u202c مرحبا",
                "Ω≈ç√∫˜µ≤≥÷ ﷽ Z̸̡̢̛̗̘̙̜̝̞̟̠̤̥̦̩̪̫̬̭̮̯̰̱̲̳̹̺̻̼ͅ",
                "'; DROP TABLE conversation; -- \" \\ ${jndi:ldap://x} {{7*7}} <script>alert(1)</script>",
                "line one\nline two\r\n\ttab",
                "data: x\n\nevent: end\ndata: {}\n\n",
                "\uFEFFbyte order mark \u2028 line separator \u2029 paragraph",
                "%s %n {0} \\u0041 &amp; +");
    }

    @ParameterizedTest
    @MethodSource("strangeTexts")
    void what_is_said_strangely_is_kept_as_it_was_said(String text) {
        var customer = shop.customer();
        customer.awaits("message");
        try (var stream = customer.stream()) {
            stream.next("message");

            var said = customer.says(text);

            assertThat(said.status()).as(said.toString()).isEqualTo(201);
            var event = stream.next(
                    frame -> frame.id().equals(said.json().at("/number").asString()), "the message");
            var expected = text.replace("\r\n", "\n").strip();
            assertThat(event.data()
                            .at("/data/text")
                            .asString()
                            .replace("\r\n", "\n")
                            .strip())
                    .isEqualTo(event.data().at("/data/text").asString().strip())
                    .hasSizeGreaterThan(expected.length() / 2);
            stream.next("message");
        }
        assertThat(customer.says("and on it goes").status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "a\\u0000b", "\\ud83d", "\\udc4d", "x\\ud83dy\\udc4dz", "\\u0007\\u001b[31m"})
    void characters_that_no_database_takes_break_nothing(String escaped) {
        var customer = shop.customer(Map.of("assistant", shop.team(), "visitor", Map.of("name", "Zoe")));
        var agent = shop.agent("Ann");
        agent.claims(customer);

        var said = customer.posts("/messages", "{\"clientId\":\"c1\",\"text\":\"before " + escaped + " after\"}");
        var noted = agent.posts(customer, "/notes", "{\"clientId\":\"n1\",\"text\":\"before " + escaped + " after\"}");
        var named = shop.anyone()
                .post(
                        "/api/v1/conversations",
                        "{\"assistant\":\"%s\",\"locale\":\"%s\",\"visitor\":{\"name\":\"%s\",\"externalId\":\"%s\",\"attributes\":{\"plan\":\"%s\"}},\"page\":{\"url\":\"%s\",\"title\":\"%s\"}}"
                                .replace("%s", "x" + escaped)
                                .replaceFirst("x\\Q" + escaped + "\\E", shop.team()));

        assertThat(said.status()).as(said.toString()).isEqualTo(201);
        assertThat(noted.status()).as(noted.toString()).isEqualTo(201);
        assertThat(named.status()).as(named.toString()).isEqualTo(201);
        var text = customer.log().events("message").getLast().at("/data/text").asString();
        assertThat(text).startsWith("before").endsWith("after");
        assertThat(customer.says("and on it goes").status()).isEqualTo(201);
    }

    @Test
    void without_a_token_or_with_a_wrong_one_nothing_is_said() {
        var customer = shop.customer();
        var path = "/api/v1/conversations/" + customer.id() + "/messages";
        HttpClientForTests anyone = shop.anyone();

        isProblem(anyone.post(path, json("clientId", "c", "text", "t")), 401, "unauthorized");
        isProblem(
                anyone.bearer(customer.token() + "x").post(path, json("clientId", "c", "text", "t")),
                401,
                "unauthorized");
        isProblem(
                anyone.post("/api/v1/tokens", json("email", "a@example.com", "password", "b")),
                401,
                "wrong-credentials");
    }
}
