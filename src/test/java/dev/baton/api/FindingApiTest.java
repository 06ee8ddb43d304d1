package dev.baton.api;

import static dev.baton.api.Shop.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.conversation.ConversationId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Finding conversations by what was said and by what is known of them (W3), and a customer's earlier ones (W5). */
@ApiTest
class FindingApiTest {

    private final Shops.Opener shops;
    private final JdbcClient sql;
    private Shop shop;

    FindingApiTest(@Autowired Shops.Opener shops, @Autowired JdbcClient sql) {
        this.shops = shops;
        this.sql = sql;
    }

    @BeforeEach
    void open() {
        shop = shops.open();
    }

    private JsonNode find(Colleague who, String query) {
        var answer = who.http().get("/api/v1/conversations?assistant=" + shop.team() + query);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    private List<String> found(Colleague who, String query) {
        return Log.list(find(who, query).at("/conversations")).stream()
                .map(row -> row.at("/id").asString())
                .toList();
    }

    /** What is said is indexed behind it. */
    private void awaitFound(Colleague who, String query, String... ids) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(found(who, query)).containsExactlyInAnyOrder(ids));
    }

    private static String q(String words) {
        return "&q=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    @Test
    void what_was_said_noted_or_called_is_found_with_its_line() {
        var sue = shop.supervisor("Sue");
        var customer = shop.customer(Map.of("assistant", shop.team(), "visitor", Map.of("name", "Zoë Quist")));
        customer.says("My turquoise LAMP arrived broken");
        shop.customer().says("Nothing of that kind");
        sue.notes(customer, "Ask the carrier Kestrel");

        awaitFound(sue, q("turquoise lam"), customer.id());
        awaitFound(sue, q("kestrel"), customer.id());
        awaitFound(sue, q("zoe QUIST"), customer.id());
        assertThat(found(sue, q("turquoise kestrels"))).isEmpty();
        assertThat(find(sue, q("turquoise lam"))
                        .at("/found")
                        .get(customer.id())
                        .at("/text")
                        .asString())
                .isEqualTo("My turquoise LAMP arrived broken");
    }

    @Test
    void what_a_colleague_has_is_found_by_supervisors_alone() {
        var ann = shop.agent("Ann");
        var customer = shop.customer();
        customer.says("A marmalade emergency");
        ann.claims(customer);

        awaitFound(shop.supervisor("Sue"), q("marmalade"), customer.id());
        awaitFound(ann, q("marmalade"), customer.id());
        assertThat(found(shop.agent("Ben"), q("marmalade"))).isEmpty();
    }

    @Test
    void what_was_masked_is_not_found() {
        var sue = shop.supervisor("Sue");
        var customer = shop.customer();
        customer.says("Card 4111 1111 1111 1111 for the pelican");

        awaitFound(sue, q("pelican"), customer.id());
        assertThat(found(sue, q("4111"))).isEmpty();
    }

    @Test
    void ended_conversations_are_filtered_by_what_is_known_of_them() {
        var ann = shop.agent("Ann");
        var talked = shop.waitingCustomer();
        ann.claims(talked);
        ann.closes(talked);
        var alone = shop.customer();
        alone.posts("/close", "");
        var now = Instant.ofEpochMilli(
                new ConversationId(uuid(alone.id())).value().getMostSignificantBits() >>> 16);

        awaitFound(ann, "&list=closed&agent=" + ann.id(), talked.id());
        awaitFound(ann, "&team=" + shop.team(), talked.id());
        awaitFound(ann, "&reason=menu", talked.id());
        awaitFound(ann, "&channel=web", talked.id(), alone.id());
        awaitFound(ann, "&from=" + now, alone.id());
        awaitFound(ann, "&to=" + now, talked.id());
        assertThat(found(ann, "&channel=email")).isEmpty();
    }

    private static UUID uuid(String id) {
        return ConversationId.parse(id).orElseThrow().value();
    }

    @Test
    void what_is_missing_in_the_index_is_found_again_by_the_walk() {
        var sue = shop.supervisor("Sue");
        var customer = shop.customer();
        customer.says("An obsidian teapot");
        awaitFound(sue, q("obsidian"), customer.id());

        sql.sql("DELETE FROM conversation_search WHERE conversation_id = ?")
                .param(uuid(customer.id()))
                .update();

        awaitFound(sue, q("obsidian"), customer.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"reason=none", "from=yesterday", "agent=me"})
    void a_filter_that_cannot_be_is_refused(String filter) {
        var answer = shop.agent("Ann").http().get("/api/v1/conversations?list=all&" + filter);

        assertThat(answer.problem()).as(answer.toString()).isEqualTo("invalid-request");
    }

    @Test
    void conversations_of_one_browser_are_its_earlier_ones_and_an_unproven_id_opens_none() {
        var ann = shop.agent("Ann");
        var visitor = Map.of("externalId", "z-7");
        var first = shop.customer(Map.of("assistant", shop.team(), "visitor", visitor));
        var second = shop.customer(Map.of("assistant", shop.team(), "previous", first.token()));
        var third = shop.customer(Map.of("assistant", shop.team(), "previous", second.token()));
        var claims = shop.customer(Map.of("assistant", shop.team(), "visitor", visitor));
        var forges = shop.customer(Map.of("assistant", shop.team(), "previous", first.token() + "x"));

        assertThat(earlier(ann, third)).containsExactly(second.id(), first.id());
        assertThat(earlier(ann, second)).containsExactly(first.id());
        assertThat(earlier(ann, first)).isEmpty();
        assertThat(earlier(ann, claims)).isEmpty();
        assertThat(earlier(ann, forges)).isEmpty();
        assertThat(third.http()
                        .get("/api/v1/conversations/" + third.id() + "/earlier")
                        .problem())
                .isEqualTo("forbidden");
    }

    private static List<String> earlier(Colleague who, Customer customer) {
        var answer = who.http().get("/api/v1/conversations/" + customer.id() + "/earlier");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return Log.list(answer.json().at("/conversations")).stream()
                .map(row -> row.at("/id").asString())
                .toList();
    }

    @Test
    void who_looks_and_who_writes_a_note_is_told_to_colleagues_and_never_to_the_customer() {
        var ann = shop.agent("Ann");
        var ben = shop.agent("Ben");
        var customer = shop.customer();
        try (var his = customer.stream();
                var hers = ann.stream(customer)) {
            his.next("message");
            hers.next("message");
            try (var bens = ben.stream(customer)) {
                var looks = hers.next("looking").data();
                assertThat(looks.at("/actor/name").asString()).isEqualTo("Ben");
                assertThat(looks.at("/writing").asBoolean()).isFalse();
                assertThat(ann.log(customer).page(0).json().at("/now/looking").toString())
                        .contains("Ben");

                ben.posts(customer, "/typing", "{\"typing\":true}");
                assertThat(hers.next("looking").data().at("/writing").asBoolean())
                        .isTrue();
                bens.next("message");
            }
            customer.says("Still here?");
            var last = his.next(
                    frame -> frame.type().equals("message")
                            && frame.data().at("/data/text").asString().equals("Still here?"),
                    "what was said");
            assertThat(last.type()).isEqualTo("message");
            assertThat(his.seen()).noneMatch(frame -> frame.type().equals("looking"));
        }
        assertThat(customer.log().page(0).json().at("/now").has("looking")).isFalse();
    }

    @Test
    void a_blocked_visitor_is_refused_here_and_at_a_new_start_until_a_supervisor_lets_them_in() {
        var ann = shop.agent("Ann");
        var ben = shop.agent("Ben");
        var sue = shop.supervisor("Sue");
        var customer = shop.customer(Map.of("assistant", shop.team(), "visitor", Map.of("name", "Zed")));
        var body = json("reason", "Threatened me");
        assertThat(ben.posts(customer, "/block", body).problem()).isEqualTo("not-owner");
        ann.claims(customer);

        assertThat(ann.posts(customer, "/block", body).status()).isEqualTo(200);

        assertThat(customer.says("I am not done").problem()).isEqualTo("blocked");
        assertThat(customer.asksForPerson().problem()).isEqualTo("blocked");
        var again = shop.anyone()
                .post("/api/v1/conversations", json("assistant", shop.team(), "previous", customer.token()));
        assertThat(again.problem()).isEqualTo("blocked");
        assertThat(ann.log(customer)
                        .awaits("visitor.blocked")
                        .at("/data/reason")
                        .asString())
                .isEqualTo("Threatened me");
        assertThat(customer.log().events().toString()).doesNotContain("Threatened", "visitor.blocked");
        assertThat(ann.http().get("/api/v1/blocked-visitors").problem()).isEqualTo("forbidden");
        assertThat(blocked(sue, customer)).contains("Zed", "Threatened me", "Ann");
        assertThat(ann.http()
                        .delete("/api/v1/conversations/" + customer.id() + "/block")
                        .problem())
                .isEqualTo("forbidden");

        sue.http().delete("/api/v1/conversations/" + customer.id() + "/block");
        assertThat(customer.says("Sorry").status()).isEqualTo(201);
        assertThat(blocked(sue, customer)).isEmpty();
    }

    private static String blocked(Colleague who, Customer customer) {
        return Log.list(who.http().get("/api/v1/blocked-visitors").json().at("/blocked")).stream()
                .filter(each -> each.at("/conversation").asString().equals(customer.id()))
                .findFirst()
                .map(JsonNode::toString)
                .orElse("");
    }
}
