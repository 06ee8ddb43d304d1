package dev.baton.api;

import static dev.baton.api.Shop.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What a customer and the bot do with a conversation, through the API. */
@ApiTest
class ConversationApiTest {

    private final Shops.Opener shops;
    private Shop shop;

    ConversationApiTest(@Autowired Shops.Opener shops) {
        this.shops = shops;
    }

    @BeforeEach
    void open() {
        shop = shops.open();
    }

    @Test
    void a_start_answers_with_all_that_a_widget_needs() {
        var started = shop.customer().start().json();

        assertThat(started.propertyNames())
                .contains("id", "token", "tokenExpiresAt", "assistant", "epoch", "number", "menu");
        assertThat(started.at("/assistant/id").asString()).isEqualTo(shop.team());
        assertThat(started.at("/menu/handover").asBoolean()).isTrue();
        assertThat(started.at("/number").asLong()).isEqualTo(1);
    }

    @Test
    void a_start_with_the_same_clientId_gives_the_same_conversation_and_another_visitor_another_one() {
        var clientId = UUID.randomUUID().toString();
        Map<String, ?> zoe =
                Map.of("assistant", shop.team(), "clientId", clientId, "visitor", Map.of("externalId", "zoe"));
        Map<String, ?> yan =
                Map.of("assistant", shop.team(), "clientId", clientId, "visitor", Map.of("externalId", "yan"));

        var first = shop.customer(zoe);
        var again = shop.customer(zoe);
        var other = shop.customer(yan);

        assertThat(first.start().status()).isEqualTo(201);
        assertThat(again.start().status()).isEqualTo(200);
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.says("It is me again").status()).isEqualTo(201);
        assertThat(other.start().status()).isEqualTo(201);
        assertThat(other.id()).isNotEqualTo(first.id());
    }

    @Test
    void starts_with_one_clientId_at_the_same_moment_are_one_conversation() {
        Map<String, ?> start =
                Map.of("assistant", shop.team(), "clientId", UUID.randomUUID().toString());

        var all = java.util.stream.IntStream.range(0, 12)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> shop.customer(start)))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(all).extracting(Customer::id).containsOnly(all.getFirst().id());
        assertThat(all).extracting(customer -> customer.start().status()).containsOnlyOnce(201);
    }

    @Test
    void a_token_opens_its_conversation_and_nothing_else() {
        var mine = shop.customer();
        var other = shop.customer();

        var reached = mine.http().get("/api/v1/conversations/" + other.id());

        assertThat(mine.sees().status()).isEqualTo(200);
        assertThat(reached.status()).isEqualTo(404);
        assertThat(mine.http().get("/api/v1/conversations").problem()).isEqualTo("forbidden");
        assertThat(mine.http().get("/api/v1/agents").problem()).isEqualTo("forbidden");
        assertThat(shop.anyone().get("/api/v1/conversations/" + mine.id()).problem())
                .isEqualTo("unauthorized");
    }

    @Test
    void the_customers_view_says_who_has_it_until_when() {
        var seen = shop.customer().sees().json();

        assertThat(seen.propertyNames())
                .containsExactlyInAnyOrder("id", "assistant", "owner", "number", "closed", "tokenExpiresAt");
        assertThat(seen.at("/owner/kind").asString()).isEqualTo("bot");
        assertThat(seen.at("/closed").asBoolean()).isFalse();
    }

    @Test
    void a_message_has_a_number_and_the_bot_answers_it() {
        var customer = shop.customer();
        customer.awaits("message");

        var said = customer.says("hello");

        assertThat(said.status()).isEqualTo(201);
        assertThat(said.json().at("/number").asLong()).isPositive();
        var answer = customer.log().awaitsLine("Hello to you.");
        assertThat(answer.at("/actor/kind").asString()).isEqualTo("bot");
        assertThat(answer.at("/actor/name").asString()).isEqualTo("Shop " + shop.team());
    }

    @Test
    void only_the_sender_of_a_message_reads_its_clientId() {
        var customer = shop.customer();
        var agent = shop.agent("Ann");
        agent.claims(customer);

        customer.says("from-customer", "Anybody there?");
        agent.posts(customer, "/messages", json("clientId", "from-agent", "text", "Yes"));

        assertThat(clientIds(customer.log())).containsExactly("from-customer");
        assertThat(clientIds(agent.log(customer))).containsExactly("from-agent");
        assertThat(clientIds(shop.supervisor("Sue").log(customer))).isEmpty();
    }

    private static List<String> clientIds(Log log) {
        return log.events("message").stream()
                .map(event -> event.at("/data/clientId").asString(""))
                .filter(id -> !id.isEmpty())
                .toList();
    }

    @Test
    void the_log_begins_with_a_start_that_keeps_the_visitor_from_the_customers_view() {
        var customer = shop.customer(Map.of(
                "assistant",
                shop.team(),
                "locale",
                "en",
                "page",
                Map.of("url", "https://shop.example/lamps", "title", "Lamps"),
                "visitor",
                Map.of("name", "Zoe", "attributes", Map.of("plan", "gold"))));
        var agent = shop.agent("Ann");

        var seen = customer.log().events().getFirst();
        var known = agent.log(customer).events().getFirst();

        assertThat(seen.propertyNames()).containsExactly("number", "at", "type", "actor", "data");
        assertThat(seen.at("/type").asString()).isEqualTo("conversation.started");
        assertThat(seen.at("/data/assistant/id").asString()).isEqualTo(shop.team());
        assertThat(seen.at("/data/page/url").asString()).isEqualTo("https://shop.example/lamps");
        assertThat(seen.at("/data").has("visitor")).isFalse();
        assertThat(known.at("/data/visitor/name").asString()).isEqualTo("Zoe");
        assertThat(known.at("/data/visitor/attributes/plan").asString()).isEqualTo("gold");
    }

    @Test
    void people_read_what_the_bot_looked_at_and_customers_do_not() {
        var customer = shop.customer();
        customer.awaits("message");
        customer.says("hello");
        customer.log().awaitsLine("Hello to you.");

        var answered = shop.agent("Ann").log(customer).events("bot.answered").getLast();

        assertThat(answered.at("/data/decision/won").asString()).isEqualTo("start");
        assertThat(Log.list(answered.at("/data/decision/looked"))).anySatisfy(look -> {
            assertThat(look.at("/rule").asString()).isEqualTo("start");
            assertThat(look.at("/result").asString()).isEqualTo("won");
            assertThat(look.at("/detail").asString()).contains("hello");
        });
        assertThat(customer.log().types()).doesNotContain("bot.answered");
    }

    @Test
    void numbers_have_no_gaps_for_people_and_internals_are_left_out_for_customers() {
        var customer = shop.customer();
        var agent = shop.agent("Ann");
        agent.claims(customer);
        agent.notes(customer, "careful");
        agent.says(customer, "Hello");

        var all = agent.log(customer).events();
        var seen = customer.log();

        assertThat(all.stream().map(event -> event.at("/number").asInt()))
                .containsExactlyElementsOf(java.util.stream.IntStream.rangeClosed(1, all.size())
                        .boxed()
                        .toList());
        assertThat(seen.types()).contains("agent.joined", "message").doesNotContain("note", "bot.answered");
    }

    @Test
    void a_page_has_at_most_200_events_and_last_is_where_to_go_on() {
        var customer = shop.customer();
        customer.awaits("message");
        var agent = shop.agent("Ann");
        agent.claims(customer);
        for (int i = 0; i < 205; i++) {
            agent.says(customer, "Line " + i);
        }

        var first = agent.log(customer).page(0).json();
        var next = agent.log(customer).page(first.at("/last").asLong()).json();

        assertThat(first.at("/events").size()).isEqualTo(200);
        assertThat(first.at("/last").asInt()).isEqualTo(200);
        assertThat(next.at("/events/0/number").asInt()).isEqualTo(201);
        assertThat(customer.log().events("message")).hasSize(206);
    }

    @Test
    void what_a_customer_may_not_see_hides_nothing_behind_it() {
        var customer = shop.customer();
        customer.awaits("message");
        var agent = shop.agent("Ann");
        agent.claims(customer);
        long before = customer.log().events().getLast().at("/number").asLong();
        for (int i = 0; i < 201; i++) {
            agent.notes(customer, "note " + i);
        }
        agent.says(customer, "Sorry for the wait");

        var page = customer.log().page(before).json();

        assertThat(page.at("/events/0/data/text").asString()).isEqualTo("Sorry for the wait");
        assertThat(page.at("/last").asLong()).isEqualTo(before + 202);
    }

    @Test
    void only_what_the_caller_may_see_ends_a_wait() {
        var customer = shop.customer();
        var agent = shop.agent("Ann");
        agent.claims(customer);
        long last = agent.log(customer).events().getLast().at("/number").asLong();

        var waiting = CompletableFuture.supplyAsync(() -> customer.log().page(last, 20));
        agent.notes(customer, "not for the customer");
        customer.posts("/typing", "{\"typing\":true}");
        agent.says(customer, "Hello");

        var page = waiting.join().json();
        assertThat(page.at("/events").size()).isEqualTo(1);
        assertThat(page.at("/events/0/data/text").asString()).isEqualTo("Hello");
    }

    @Test
    void a_wait_in_which_nothing_happens_ends_by_itself_and_last_goes_past_what_is_hidden() {
        var customer = shop.customer();
        var agent = shop.agent("Ann");
        agent.claims(customer);
        long last = agent.log(customer).events().getLast().at("/number").asLong();
        long note = agent.notes(customer, "hidden").json().at("/number").asLong();

        var page = customer.log().page(last, 1).json();

        assertThat(page.at("/events").size()).isZero();
        assertThat(page.at("/last").asLong()).isEqualTo(note);
    }

    @Test
    void an_after_from_the_future_misses_nothing() {
        var customer = shop.customer();
        customer.awaits("message");

        var waiting = CompletableFuture.supplyAsync(() -> customer.log().page(1_000_000, 20));
        customer.says("hello");

        assertThat(waiting.join().json().at("/events").size()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?wait=31", "?wait=-1", "?wait=soon", "?after=first"})
    void a_page_that_cannot_be_is_refused_with_the_fields_name(String query) {
        var customer = shop.customer();

        var answer = customer.http().get("/api/v1/conversations/" + customer.id() + "/events" + query);

        assertThat(answer.problem()).isEqualTo("invalid-request");
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo(query.substring(1, query.indexOf('=')));
    }

    @Test
    void now_tells_typing_reading_and_owner() {
        var customer = shop.customer();
        var agent = shop.agent("Ann");
        agent.claims(customer);
        long line = agent.says(customer, "Hello").json().at("/number").asLong();

        assertThat(agent.posts(customer, "/typing", "{\"typing\":true}").status())
                .isEqualTo(204);
        assertThat(customer.posts("/read", json("number", line)).status()).isEqualTo(204);
        assertThat(customer.posts("/typing", "{\"typing\":true}").status()).isEqualTo(204);

        var seen = customer.log().page(line).json().at("/now");
        assertThat(seen.at("/queue").isNull()).isTrue();
        assertThat(seen.at("/typing/0/name").asString()).isEqualTo("Ann");
        assertThat(seen.at("/typing").size()).isEqualTo(1);
        assertThat(seen.at("/read/customer").asLong()).isEqualTo(line);
        assertThat(seen.at("/owner/kind").asString()).isEqualTo("agent");
        assertThat(seen.at("/owner/name").asString()).isEqualTo("Ann");
        var known = agent.log(customer).page(line).json().at("/now/typing");
        assertThat(Log.list(known))
                .anySatisfy(actor -> assertThat(actor.at("/kind").asString()).isEqualTo("customer"));

        agent.posts(customer, "/typing", "{\"typing\":false}");
        assertThat(customer.log().page(line).json().at("/now/typing").size()).isZero();
    }

    @Test
    void typing_and_reading_reach_the_other_side_as_frames_without_a_number() {
        var customer = shop.customer();
        var agent = shop.agent("Ann");
        agent.claims(customer);
        long line = agent.says(customer, "Hello").json().at("/number").asLong();

        try (var customers = customer.stream();
                var agents = agent.stream(customer)) {
            customers.next("agent.joined");
            agents.next("agent.joined");
            agent.posts(customer, "/typing", "{\"typing\":true}");
            customer.posts("/read", json("number", line));

            var typing = customers.next("typing");
            var read = agents.next("read");

            assertThat(typing.id()).isEmpty();
            assertThat(typing.data().at("/actor/name").asString()).isEqualTo("Ann");
            assertThat(typing.data().has("until")).isTrue();
            assertThat(read.id()).isEmpty();
            assertThat(read.data().at("/number").asLong()).isEqualTo(line);
            assertThat(agents.seen()).noneMatch(frame -> frame.type().equals("typing"));
        }
    }

    @Test
    void a_stream_carries_the_log_with_its_numbers_as_ids_and_a_heartbeat() {
        var customer = shop.customer();
        customer.awaits("message");

        try (var stream = customer.stream()) {
            var started = stream.next("conversation.started");
            var greeting = stream.next("message");
            long hello = customer.says("hello").json().at("/number").asLong();
            var mine = stream.next("message");
            var heartbeat = stream.next("heartbeat");

            assertThat(stream.status()).isEqualTo(200);
            assertThat(started.id()).isEqualTo("1");
            assertThat(greeting.data().at("/data/purpose").asString()).isEqualTo("greeting");
            assertThat(mine.id()).isEqualTo(Long.toString(hello));
            assertThat(mine.data().at("/number").asLong()).isEqualTo(hello);
            assertThat(heartbeat.id()).isEqualTo(heartbeat.data().at("/last").asString());
            assertThat(heartbeat.data().at("/last").asLong()).isGreaterThan(hello);
        }
    }

    @Test
    void nobody_is_rated_where_the_survey_is_off() {
        var customer = shops.open("survey: {enabled: false}", "").customer();

        var refused = customer.posts("/rating", json("score", 5));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("wrong-state");
        assertThat(refused.json().at("/detail").asString()).contains("survey is switched off");
    }

    @Test
    void a_rating_is_for_the_team_and_of_one_to_five() {
        var customer = shop.customer();

        var rated = customer.posts("/rating", json("score", 5, "comment", "Quick!"));

        assertThat(rated.status()).isEqualTo(201);
        assertThat(rated.json().at("/number").asLong()).isPositive();
        for (var wrong : List.of("{\"score\":0}", "{\"score\":6}", "{}")) {
            var answer = customer.posts("/rating", wrong);
            assertThat(answer.problem()).isEqualTo("invalid-request");
            assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("score");
        }
        var agent = shop.agent("Ann");
        JsonNode event = agent.log(customer).events("rating").getFirst();
        assertThat(event.at("/data/score").asInt()).isEqualTo(5);
        assertThat(event.at("/data/comment").asString()).isEqualTo("Quick!");
        assertThat(agent.sees(customer).json().at("/rating").asInt()).isEqualTo(5);
        assertThat(customer.log().types()).doesNotContain("rating");
        assertThat(agent.posts(customer, "/rating", "{\"score\":5}").problem()).isEqualTo("forbidden");
    }

    @Test
    void a_message_to_a_closed_conversation_reopens_it_with_the_bot() {
        var customer = shop.customer();
        customer.awaits("message");
        assertThat(customer.posts("/close", "").status()).isEqualTo(200);
        assertThat(customer.sees().json().at("/closed").asBoolean()).isTrue();

        assertThat(customer.says("hello").status()).isEqualTo(201);

        customer.log().awaitsLine("Hello to you.");
        assertThat(customer.log().types())
                .containsSubsequence("conversation.closed", "conversation.reopened", "message");
        assertThat(customer.sees().json().at("/owner/kind").asString()).isEqualTo("bot");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}"})
    void closing_needs_no_body_and_closing_again_changes_nothing(String body) {
        var customer = shop.customer();
        customer.awaits("message");

        var closed = customer.posts("/close", body);
        var again = customer.http().send("POST", "/api/v1/conversations/" + customer.id() + "/close", null);

        assertThat(closed.status()).isEqualTo(200);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().at("/number").asLong())
                .isEqualTo(closed.json().at("/number").asLong());
        assertThat(customer.log()
                        .events("conversation.closed")
                        .getFirst()
                        .at("/data/by")
                        .asString())
                .isEqualTo("customer");
    }

    @Test
    void an_assistants_card_is_public() {
        var card = shop.anyone().get("/api/v1/assistants/" + shop.team());

        assertThat(card.json().at("/name").asString()).isEqualTo("Shop " + shop.team());
        assertThat(card.json().at("/languages/0").asString()).isEqualTo("en");
        assertThat(card.json().at("/menu/handover").asBoolean()).isTrue();
        assertThat(shop.anyone().get("/api/v1/assistants/nothing").problem()).isEqualTo("not-found");
    }
}
