package dev.baton.api;

import static dev.baton.api.Shop.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.platform.security.Role;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the person receives and what nobody may see: masking (X6) and history links (X7). */
@ApiTest
class ContextApiTest {

    private static final String CARD = "4111 1111 1111 1111";

    private final Shops.Opener shops;
    private Shop shop;

    ContextApiTest(@Autowired Shops.Opener shops) {
        this.shops = shops;
    }

    @BeforeEach
    void open() {
        shop = shops.open();
    }

    @Test
    void a_card_number_is_masked_before_log_state_bot_and_lists_see_it() {
        var customer = shop.customer();
        var agent = shop.agent("Ann");

        customer.says("My card is " + CARD + ", please charge it");

        assertThat(customer.log().awaitsLine("My card is [card number …1111], please charge it"))
                .isNotNull();
        String stored = shops.sql()
                .sql(
                        "SELECT string_agg(facts::text || coalesce(content::text, ''), ' ') || "
                                + "(SELECT state::text FROM conversation WHERE id = :id) FROM event WHERE conversation_id = :id")
                .param(
                        "id",
                        dev.baton.conversation.ConversationId.parse(customer.id())
                                .orElseThrow()
                                .value())
                .query(String.class)
                .single();
        assertThat(stored).doesNotContain("4111").contains("[card number …1111]");
        assertThat(agent.sees(customer).body()).doesNotContain("4111 1111");
    }

    @Test
    void what_a_site_says_of_its_visitor_and_a_comment_are_masked_too() {
        var customer = shop.customer(Map.of(
                "assistant",
                shop.team(),
                "visitor",
                Map.of("attributes", Map.of("card", CARD)),
                "page",
                Map.of("url", "https://shop.example/pay?card=4111111111111111", "title", "Pay")));

        customer.posts("/rating", json("score", 5, "comment", "my password is hunter2"));

        var supervisor = shop.supervisor("Sue");
        assertThat(supervisor.log(customer).events("conversation.started").toString())
                .doesNotContain("1111 1111")
                .doesNotContain("11111111")
                .contains("card=[card number …1111]");
        assertThat(supervisor.log(customer).events("rating").toString()).contains("my password is [password]");
    }

    @Test
    void the_same_client_id_twice_is_one_message_though_it_was_masked() {
        var customer = shop.customer();
        String clientId = UUID.randomUUID().toString();

        var first = customer.says(clientId, CARD);
        var second = customer.says(clientId, CARD);

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json()).isEqualTo(first.json());
    }

    @Test
    void own_patterns_are_masked_and_what_agents_write_where_it_is_set() {
        var strict = shops.open("""
                masking:
                  agents: true
                  patterns:
                    - {name: customer number, pattern: "K-\\\\d{6}"}
                """);
        var customer = strict.customer();
        var ann = strict.agent("Ann");
        ann.claims(customer);

        customer.says("I am K-123456");
        ann.says(customer, "Your card is " + CARD);
        ann.notes(customer, "password: hunter2");

        assertThat(customer.log().awaitsLine("I am [customer number]")).isNotNull();
        assertThat(customer.log().awaitsLine("Your card is [card number …1111]"))
                .isNotNull();
        assertThat(ann.log(customer).events("note").toString()).contains("password: [password]");
    }

    @Test
    void what_a_private_step_asks_for_is_not_in_the_log_and_gone_when_the_dialog_is_over() {
        var customer = shop.customer();

        customer.says("verify me");
        customer.log().awaitsLine("Your tax number?");
        customer.says("wrong");
        customer.log().awaitsLine("Nine digits, please.");
        customer.says("123456789");
        customer.log().awaitsLine("Thank you, •••.");

        String stored = shops.sql()
                .sql(
                        "SELECT string_agg(facts::text || coalesce(content::text, ''), ' ') || "
                                + "(SELECT state::text FROM conversation WHERE id = :id) FROM event WHERE conversation_id = :id")
                .param(
                        "id",
                        dev.baton.conversation.ConversationId.parse(customer.id())
                                .orElseThrow()
                                .value())
                .query(String.class)
                .single();
        assertThat(stored).doesNotContain("123456789").doesNotContain("wrong").contains("•••");
        assertThat(shops.sql()
                        .sql("SELECT count(*) FROM kept_value WHERE owner = ?")
                        .param(dev.baton.conversation.ConversationId.parse(customer.id())
                                .orElseThrow()
                                .value())
                        .query(Integer.class)
                        .single())
                .as("forgotten when the dialog that asked is over")
                .isZero();
        customer.says("hello");
        customer.log().awaitsLine("Hello to you.");
    }

    @Test
    void a_history_link_shows_what_the_customer_sees_and_ends_when_it_is_revoked() {
        var agent = shop.agent("Ann").online();
        var customer = shop.customer();
        customer.says("Is <b>this</b> safe?");
        agent.claims(customer);
        agent.says(customer, "It is.");
        agent.notes(customer, "careful with this one");

        var made = agent.posts(customer, "/history-links", "{}");
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        String path = URI.create(made.json().at("/url").asString()).getPath();
        var page = shop.anyone().with("Accept", "text/html").get(path);
        var data = shop.anyone().with("Accept", "application/json").get(path);

        assertThat(page.status()).as(page.toString()).isEqualTo(200);
        assertThat(page.body())
                .contains("Is &lt;b&gt;this&lt;/b&gt; safe?", "It is.", "Ann joined")
                .doesNotContain("careful with this one", "<b>", "<script");
        assertThat(page.header("Cache-Control")).contains("no-store");
        assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(page.header("X-Robots-Tag")).isEqualTo("noindex");
        assertThat(data.json().at("/events").size()).isPositive();
        assertThat(data.body()).doesNotContain("careful with this one", "clientId");

        String id = made.json().at("/id").asString();
        assertThat(agent.http()
                        .delete("/api/v1/conversations/" + customer.id() + "/history-links/" + id)
                        .status())
                .isEqualTo(204);
        assertThat(shop.anyone().with("Accept", "text/html").get(path).status()).isEqualTo(404);
        assertThat(shop.anyone().with("Accept", "application/json").get(path).problem())
                .isEqualTo("not-found");
        assertThat(agent.log(customer).events("history.link"))
                .extracting(event -> event.at("/data/use").asString())
                .containsExactly("created", "opened", "revoked");
        assertThat(customer.log().events("history.link")).isEmpty();
    }

    @Test
    void a_history_link_opens_nothing_else_and_is_over_when_its_time_is() {
        var agent = shop.agent("Ann");
        var customer = shop.customer();
        var other = shop.customer();
        var made = agent.posts(customer, "/history-links", json("hours", 1));
        String path = URI.create(made.json().at("/url").asString()).getPath();
        String token = path.substring(path.lastIndexOf('/') + 1);

        assertThat(shop.anyone()
                        .bearer(token)
                        .get("/api/v1/conversations/" + customer.id())
                        .status())
                .isEqualTo(401);
        assertThat(agent.http()
                        .delete("/api/v1/conversations/" + other.id() + "/history-links/"
                                + made.json().at("/id").asString())
                        .status())
                .isEqualTo(204);
        assertThat(shop.anyone().with("Accept", "application/json").get(path).status())
                .isEqualTo(200);
        shops.sql()
                .sql("UPDATE history_link SET expires_at = now() - interval '1 second' WHERE id = ?::uuid")
                .param(made.json().at("/id").asString())
                .update();
        assertThat(shop.anyone().with("Accept", "application/json").get(path).status())
                .isEqualTo(404);
    }

    @Test
    void only_people_who_may_read_the_conversation_make_links_to_it() {
        var customer = shop.customer();
        var ann = shop.agent("Ann");
        var ben = shop.agent("Ben");
        ann.claims(customer);

        assertThat(customer.posts("/history-links", "{}").status()).isEqualTo(403);
        assertThat(ben.posts(customer, "/history-links", "{}").status()).isEqualTo(403);
        assertThat(shop.office("Bea", Role.BUILDER)
                        .posts(customer, "/history-links", "{}")
                        .status())
                .isEqualTo(403);
        assertThat(ann.posts(customer, "/history-links", json("hours", 10_000)).problem())
                .isEqualTo("invalid-request");
    }
}
