package dev.baton.api;

import static dev.baton.api.Shop.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.HttpClientForTests.Answer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Tags of conversations, and the topics that they stand for (T11, X4). */
@ApiTest
class TagsApiTest {

    private static final String YAML = """
            id: ID
            languages: [en]
            greeting: {text: Welcome}
            topics:
              - {name: Legal, tags: [lawyer-letter], then: block}
            handover: {defaultTeam: TEAM}
            """;

    private final Shops.Opener shops;
    private Shop shop;
    private String assistant = "";
    private Colleague ann;

    TagsApiTest(@Autowired Shops.Opener shops) {
        this.shops = shops;
        this.shop = shops.open();
        this.ann = shop.agent("Ann");
    }

    @BeforeEach
    void publish() {
        Builder builder = Builder.of(shop).publishes(YAML.replace("TEAM", shop.team()));
        assistant = builder.assistant();
    }

    private Customer customer() {
        return shop.customer(Map.of("assistant", assistant));
    }

    private Answer sets(Customer customer, String... tags) {
        return ann.http().put(path(customer), json("tags", List.of(tags)));
    }

    private static String path(Customer customer) {
        return "/api/v1/conversations/" + customer.id() + "/tags";
    }

    private static List<String> texts(JsonNode array) {
        return Log.list(array).stream().map(JsonNode::asString).toList();
    }

    @Test
    void tags_are_set_once_stand_on_the_log_and_are_seen_by_people_alone() {
        Customer customer = customer();
        customer.log().awaitsLine("Welcome");

        Answer first = sets(customer, " gold ", "press", "GOLD");
        Answer again = sets(customer, "press", "gold");

        assertThat(texts(first.json().at("/tags"))).containsExactly("gold", "press");
        assertThat(texts(again.json().at("/tags"))).containsExactly("gold", "press");
        JsonNode tagged = ann.log(customer).awaits("conversation.tagged");
        assertThat(tagged.at("/data/added/0").asString()).isEqualTo("gold");
        assertThat(tagged.at("/actor/name").asString()).isEqualTo("Ann");
        assertThat(ann.log(customer).events("conversation.tagged")).hasSize(1);
        assertThat(texts(ann.sees(customer).json().at("/tags"))).containsExactly("gold", "press");
        assertThat(customer.log().types()).doesNotContain("conversation.tagged");
        assertThat(customer.sees().body()).doesNotContain("press");
    }

    @Test
    void tags_come_and_go_one_by_one() {
        Customer customer = customer();
        sets(customer, "gold", "press");
        String body = json("add", List.of("Vip", "PRESS"), "remove", List.of("GOLD", "unknown"));
        for (int again = 0; again < 2; again++) {
            Answer changed = ann.http().post(path(customer), body);
            assertThat(changed.status()).as(changed.toString()).isEqualTo(200);
            assertThat(texts(changed.json().at("/tags"))).containsExactly("press", "Vip");
        }
    }

    @Test
    void a_blocked_tag_takes_the_conversation_from_the_bot_at_once_and_says_why() {
        Customer customer = customer();
        customer.log().awaitsLine("Welcome");

        sets(customer, "Lawyer-Letter");

        JsonNode requested = ann.log(customer).awaits("handover.requested");
        assertThat(requested.at("/data/reason").asString()).isEqualTo("topic");
        assertThat(requested.at("/data/evidence").asString())
                .isEqualTo("The conversation carries the tag \"lawyer-letter\" of the blocked topic \"Legal\".");
        customer.awaits("handover.queued");
    }

    @Test
    void a_conversation_that_starts_with_a_blocked_tag_goes_to_a_person_ungreeted() {
        Answer started = ann.http()
                .post("/api/v1/conversations", json("assistant", assistant, "tags", List.of("lawyer-letter")));
        var customer = new Customer(shop.anyone(), started);

        customer.awaits("handover.queued");
        assertThat(customer.log().events("message"))
                .noneMatch(line -> line.at("/data/text").asString().equals("Welcome"));
        assertThat(ann.log(customer)
                        .awaits("conversation.started")
                        .at("/data/tags/0")
                        .asString())
                .isEqualTo("lawyer-letter");
        assertThat(customer.log()
                        .awaits("conversation.started")
                        .at("/data/tags")
                        .isMissingNode())
                .isTrue();
    }

    @Test
    void the_customer_sets_none_and_nobody_too_many_or_too_long_ones() {
        Customer customer = customer();
        String many =
                json("tags", IntStream.range(0, 31).mapToObj(i -> "tag " + i).toList());

        assertThat(customer.http()
                        .put(path(customer), json("tags", List.of("gold")))
                        .status())
                .isEqualTo(403);
        assertThat(shop.anyone()
                        .post("/api/v1/conversations", json("assistant", assistant, "tags", List.of("gold")))
                        .status())
                .isEqualTo(403);
        assertThat(ann.http().put(path(customer), many).problem()).isEqualTo("invalid-request");
        assertThat(ann.http()
                        .put(path(customer), json("tags", List.of("x".repeat(201))))
                        .problem())
                .isEqualTo("invalid-request");
        sets(customer, IntStream.range(0, 30).mapToObj(i -> "tag " + i).toArray(String[]::new));
        assertThat(ann.http()
                        .post(path(customer), json("add", List.of("one more")))
                        .problem())
                .isEqualTo("invalid-request");
    }
}
