package dev.baton.api;

import static dev.baton.api.Shop.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.HttpClientForTests.Answer;
import dev.baton.platform.security.Role;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What a team's settings, an agent's caps and the routing rules make of conversations, through the API. */
@ApiTest
class RoutingApiTest {

    private static final Duration LATER = Duration.ofSeconds(20);
    private static final String CUSTOMER = "/api/v1/conversations/";

    private final Shops.Opener shops;
    private Shop shop;
    private Colleague boss;

    RoutingApiTest(@Autowired Shops.Opener shops) {
        this.shops = shops;
    }

    @BeforeEach
    void open() {
        shop = shops.open();
        boss = shop.office("Bo", Role.ADMIN);
    }

    @AfterEach
    void noRules() {
        assertThat(boss.http().put("/api/v1/routing/rules", "{\"rules\":[]}").status())
                .isEqualTo(200);
    }

    private void set(String team, Object... settings) {
        Answer answer = boss.http().put("/api/v1/teams/" + team, json("name", "Team", "settings", pairs(settings)));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    private static Map<String, Object> pairs(Object... pairs) {
        var object = new LinkedHashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            object.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return object;
    }

    private Colleague profile(Colleague agent, Object... profile) {
        var body = pairs(profile);
        body.putIfAbsent("cap", 6);
        body.putIfAbsent("teams", List.of(Map.of("id", shop.team())));
        Answer answer = boss.http().put("/api/v1/agents/" + agent.id(), json(body));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return agent;
    }

    private void rules(Object... rules) {
        Answer answer = boss.http().put("/api/v1/routing/rules", json("rules", List.of(rules)));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    private static void awaitLoad(Colleague agent, String load) {
        Awaitility.await("load of " + agent.name()).atMost(LATER).untilAsserted(() -> assertThat(
                        agent.seat().at("/load").decimalValue())
                .isEqualByComparingTo(new BigDecimal(load)));
    }

    private static Answer rests(Colleague agent, Customer customer) {
        return agent.http().put(CUSTOMER + customer.id() + "/rest", "");
    }

    private Customer talkingTo(Colleague agent) {
        var customer = shop.waitingCustomer();
        assertThat(agent.accepts(agent.offerOf(customer)).status()).isEqualTo(200);
        return customer;
    }

    @Test
    void where_a_team_accepts_by_itself_the_agent_joins_without_being_asked() {
        set(shop.team(), "autoAccept", true);
        var ann = shop.agent("Ann").online();
        var customer = shop.waitingCustomer();

        assertThat(customer.awaits("agent.joined").at("/data/agent/id").asString())
                .isEqualTo(ann.id());
        assertThat(ann.log(customer).awaits("offer.made").at("/data/why/rule").asString())
                .isEqualTo("balanced");
        awaitLoad(ann, "1");
    }

    @Test
    void in_a_team_that_pulls_nobody_is_asked_and_the_next_is_taken_in_order() {
        set(shop.team(), "distribution", "pull");
        var ann = profile(shop.agent("Ann"), "skills", Map.of()).online();
        var first = shop.waitingCustomer();
        var second = shop.waitingCustomer();

        var taken = ann.http().post("/api/v1/teams/" + shop.team() + "/next", "");
        var then = ann.http().post("/api/v1/teams/" + shop.team() + "/next", "");
        var nobody = ann.http().post("/api/v1/teams/" + shop.team() + "/next", "");

        assertThat(Shop.statuses(taken, then)).containsOnly(200);
        first.awaits("agent.joined");
        second.awaits("agent.joined");
        assertThat(first.sees().json().at("/owner/since").asString())
                .isLessThan(second.sees().json().at("/owner/since").asString());
        assertThat(ann.log(first).events("offer.made")).isEmpty();
        assertThat(nobody.problem()).isEqualTo("not-found");
    }

    @Test
    void a_conversation_that_waits_for_the_customer_frees_its_slot_and_comes_back_to_its_agent() {
        var ann = profile(shop.agent("Ann"), "cap", 1).online();
        var first = talkingTo(ann);
        assertThat(rests(ann, first).status()).isEqualTo(200);
        awaitLoad(ann, "0");
        assertThat(ann.sees(first).json().at("/rests").asBoolean()).isTrue();
        var second = talkingTo(ann);

        first.says("Here is the number");
        var queued = ann.log(first).awaits("handover.queued", 2);
        assertThat(queued.at("/data/returned").asBoolean()).isTrue();
        assertThat(queued.at("/data/first/id").asString()).isEqualTo(ann.id());
        awaitLoad(ann, "1");
        ann.closes(second);

        assertThat(ann.log(first).awaits("agent.joined", 2).at("/data/agent/id").asString())
                .isEqualTo(ann.id());
        assertThat(ann.log(first)
                        .events("offer.made")
                        .getLast()
                        .at("/data/why/rule")
                        .asString())
                .isEqualTo("comes back to its agent");
        assertThat(first.log().types()).doesNotContain("agent.left");
    }

    @Test
    void what_comes_back_to_an_agent_who_stays_full_goes_to_the_team_after_a_while() {
        set(shop.team(), "backSeconds", 1);
        var ann = profile(shop.agent("Ann"), "cap", 1).online();
        var first = talkingTo(ann);
        rests(ann, first);
        talkingTo(ann);
        first.says("Here is the number");
        var ben = shop.agent("Ben").online();

        JsonNode offer = ben.log(first).awaits("offer.made", 2);

        assertThat(offer.at("/data/agent/id").asString()).isEqualTo(ben.id());
    }

    @Test
    void going_on_before_the_customer_answers_takes_the_slot_again_or_is_refused() {
        var ann = profile(shop.agent("Ann"), "cap", 1).online();
        var first = talkingTo(ann);
        rests(ann, first);
        var second = talkingTo(ann);

        var refused = ann.http().send("DELETE", CUSTOMER + first.id() + "/rest", null);
        rests(ann, second);
        var resumed = ann.http().send("DELETE", CUSTOMER + first.id() + "/rest", null);

        assertThat(refused.problem()).isEqualTo("over-capacity");
        assertThat(resumed.status()).as(resumed.toString()).isEqualTo(200);
        awaitLoad(ann, "1");
    }

    @Test
    void the_slot_stays_taken_for_the_wrap_up_until_the_agent_ends_it() {
        set(shop.team(), "wrapUpSeconds", 600);
        var ann = profile(shop.agent("Ann"), "cap", 1).online();
        var customer = talkingTo(ann);
        ann.closes(customer);
        awaitLoad(ann, "1");
        var next = shop.waitingCustomer();
        var mine = ann.http().get("/api/v1/agents/me/wrap-ups").json().at("/wrapUps");
        assertThat(mine).hasSize(1);
        assertThat(mine.get(0).at("/conversation").asString()).isEqualTo(customer.id());
        assertThat(ann.log(next).events("offer.made")).isEmpty();

        var ended = ann.http().send("DELETE", CUSTOMER + customer.id() + "/wrap-up", null);

        assertThat(ended.status()).as(ended.toString()).isEqualTo(200);
        ann.offerOf(next);
        assertThat(ann.log(customer).awaits("wrapup.ended").at("/data/early").asBoolean())
                .isTrue();
    }

    @Test
    void a_wrap_up_ends_by_itself() {
        set(shop.team(), "wrapUpSeconds", 1);
        var ann = profile(shop.agent("Ann"), "cap", 1).online();
        var customer = talkingTo(ann);
        ann.closes(customer);

        var next = shop.waitingCustomer();

        ann.offerOf(next);
        assertThat(ann.log(customer).awaits("wrapup.ended").at("/data/early").asBoolean())
                .isFalse();
    }

    @Test
    void who_waits_too_long_is_offered_to_the_teams_that_help_out() {
        var other = shop.anotherTeam();
        set(shop.team(), "overflowSeconds", 1, "overflowTeams", List.of(other));
        var ann = profile(shop.agent("Ann"), "teams", List.of(Map.of("id", other)))
                .online();
        var customer = shop.waitingCustomer();

        ann.offerOf(customer);

        JsonNode why = ann.log(customer).events("offer.made").getFirst().at("/data/why");
        assertThat(why.at("/team").asString()).isEqualTo(shop.team());
        assertThat(why.at("/overflowTo").asString()).isEqualTo(other);
    }

    @Test
    void a_conversation_for_a_named_agent_who_does_not_come_is_for_the_team_after_a_while() {
        set(shop.team(), "namedAgentSeconds", 1);
        var ann = shop.agent("Ann").online();
        var ben = shop.agent("Ben");
        var customer = shop.customer();

        ann.posts(
                customer, "/handover", json("reason", "bot", "target", Map.of("team", shop.team(), "agent", ben.id())));

        ann.offerOf(customer);
    }

    @Test
    void who_comes_back_soon_is_with_the_same_agent_again() {
        set(shop.team(), "sameAgentSeconds", 600);
        var ann = shop.agent("Ann").online();
        var customer = talkingTo(ann);
        shop.agent("Ben").online();
        shop.agent("Cid").online();
        ann.closes(customer);
        customer.says("One more thing");
        customer.asksForPerson();

        JsonNode offer = ann.log(customer).awaits("offer.made", 2);

        assertThat(offer.at("/data/agent/id").asString()).isEqualTo(ann.id());
        assertThat(offer.at("/data/why/rule").asString()).isEqualTo("same agent again");
    }

    @Test
    void a_customer_gets_an_agent_who_speaks_their_language() {
        set(shop.team(), "matchLanguage", true);
        shop.agent("Ann").online();
        var ben = profile(shop.agent("Ben"), "languages", List.of("de-CH")).online();
        var customer = shop.customer(Map.of("assistant", shop.team(), "locale", "de-AT"));
        customer.asksForPerson();

        ben.offerOf(customer);
    }

    @Test
    void a_cap_by_channel_or_team_is_exact_though_slots_are_free() {
        var ann = profile(shop.agent("Ann"), "cap", 6, "channelCaps", Map.of("web", 1))
                .online();
        talkingTo(ann);
        var second = shop.waitingCustomer();

        var refused = ann.claims(second);

        assertThat(refused.problem()).isEqualTo("over-capacity");
        assertThat(refused.json().at("/cap").asDouble()).isEqualTo(1);
        assertThat(ann.log(second).events("offer.made")).isEmpty();
        profile(ann, "cap", 6, "teams", List.of(Map.of("id", shop.team(), "cap", 2)));
        assertThat(ann.accepts(ann.offerOf(second)).status()).isEqualTo(200);
        assertThat(ann.claims(shop.waitingCustomer()).problem()).isEqualTo("over-capacity");
    }

    @Test
    void a_rule_chooses_team_and_priority_by_what_was_collected() {
        var orders = shop.anotherTeam();
        var ann = profile(shop.agent("Ann"), "teams", List.of(Map.of("id", orders)))
                .online();
        rules(
                Map.of("name", "Elsewhere", "when", Map.of("channels", List.of("email")), "priority", 9),
                Map.of(
                        "name",
                        "Large orders",
                        "when",
                        Map.of(
                                "assistants", List.of(shop.team()),
                                "values", Map.of("number", "4*"),
                                "page", "https://shop.example/*"),
                        "team",
                        orders,
                        "priority",
                        3));
        var page = Map.of("url", "https://shop.example/cart", "title", "Cart");
        var customer = shop.customer(Map.of("assistant", shop.team(), "page", page));
        customer.says("about my order please");
        customer.log().awaitsLine("Which order?");
        customer.says("4711");
        customer.awaits("handover.queued");
        customer.cancels();
        customer.asksForPerson();

        JsonNode queued = ann.log(customer).awaits("handover.queued", 2);

        assertThat(queued.at("/data/rule").asString()).isEqualTo("Large orders");
        assertThat(queued.at("/data/team/id").asString()).isEqualTo(orders);
        assertThat(queued.at("/data/priority").asInt()).isEqualTo(3);
    }

    @Test
    void a_rule_chooses_by_why_a_person_is_wanted() {
        var menu = shop.anotherTeam();
        var ann =
                profile(shop.agent("Ann"), "teams", List.of(Map.of("id", menu))).online();
        rules(Map.of(
                "name",
                "Menu",
                "when",
                Map.of("reasons", List.of("menu"), "assistants", List.of(shop.team())),
                "team",
                menu,
                "priority",
                2));
        var customer = shop.waitingCustomer();

        ann.offerOf(customer);

        JsonNode queued = ann.log(customer).events("handover.queued").getFirst();
        assertThat(queued.at("/data/rule").asString()).isEqualTo("Menu");
        assertThat(queued.at("/data/priority").asInt()).isEqualTo(2);
        assertThat(queued.at("/data/team/id").asString()).isEqualTo(menu);
    }

    @Test
    void who_declares_what_comes_next_finishes_what_they_have_and_takes_no_more() {
        var ann = shop.agent("Ann").online();
        var customer = talkingTo(ann);
        var declared = ann.http().put("/api/v1/agents/me/presence", json("state", "away", "afterChats", true));
        assertThat(declared.json().at("/state").asString()).isEqualTo("online");
        assertThat(declared.json().at("/next").asString()).isEqualTo("away");
        var ben = shop.agent("Ben").online();
        ben.offerOf(shop.waitingCustomer());

        ann.closes(customer);

        Awaitility.await("Ann is away")
                .atMost(LATER)
                .until(() -> ann.seat().at("/presence/state").asString().equals("away"));
        assertThat(ann.seat().at("/presence").has("next")).isFalse();
    }

    @Test
    void a_rule_that_names_what_is_not_there_is_refused_and_says_which() {
        var refused = boss.http()
                .put("/api/v1/routing/rules", json("rules", List.of(Map.of("name", "Lost", "team", "nowhere"))));
        var pointless = boss.http().put("/api/v1/routing/rules", json("rules", List.of(Map.of("name", "Nothing"))));

        assertThat(refused.problem()).isEqualTo("invalid-request");
        assertThat(refused.json().at("/errors/0/field").asString()).isEqualTo("rules[0].team");
        assertThat(pointless.problem()).isEqualTo("invalid-request");
    }

    @Test
    void only_supervisors_and_administrators_change_routing() {
        var ann = shop.agent("Ann");
        var body = json("name", "Mine");
        var profile = json("cap", 99);

        assertThat(List.of(
                        ann.http().put("/api/v1/teams/" + shop.team(), body).problem(),
                        ann.http()
                                .post("/api/v1/teams", json("id", "mine", "name", "Mine"))
                                .problem(),
                        ann.http()
                                .send("DELETE", "/api/v1/teams/" + shop.team(), null)
                                .problem(),
                        ann.http()
                                .post("/api/v1/skills", json("id", "mine", "name", "Mine"))
                                .problem(),
                        ann.http().put("/api/v1/agents/" + ann.id(), profile).problem(),
                        ann.http()
                                .put("/api/v1/channels/web", json("weight", 1))
                                .problem(),
                        ann.http()
                                .put("/api/v1/routing/rules", "{\"rules\":[]}")
                                .problem()))
                .containsOnly("forbidden");
        var supervisor = shop.supervisor("Sue");
        var made = "s" + UUID.randomUUID().toString().substring(0, 8);
        assertThat(supervisor
                        .http()
                        .post("/api/v1/skills", json("id", made, "name", "Mine"))
                        .status())
                .isEqualTo(201);
        assertThat(supervisor
                        .http()
                        .send("DELETE", "/api/v1/skills/" + made, null)
                        .status())
                .isEqualTo(204);
    }
}
