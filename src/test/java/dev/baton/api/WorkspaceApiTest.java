package dev.baton.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.platform.security.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Lists, presence and roles. */
@ApiTest
class WorkspaceApiTest {

    private final Shops.Opener shops;
    private Shop shop;

    WorkspaceApiTest(@Autowired Shops.Opener shops) {
        this.shops = shops;
    }

    @BeforeEach
    void open() {
        shop = shops.open();
    }

    private JsonNode list(Colleague agent, String query) {
        var answer = agent.http().get("/api/v1/conversations?" + query);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    private List<String> ids(Colleague agent, String query) {
        return Log.list(list(agent, query).at("/conversations")).stream()
                .map(row -> row.at("/id").asString())
                .toList();
    }

    private String assistant() {
        return "&assistant=" + shop.team();
    }

    @Test
    void each_list_shows_its_conversations_in_its_order() {
        var ann = shop.agent("Ann");
        var bot1 = shop.customer();
        var bot2 = shop.customer();
        var wait1 = shop.waitingCustomer();
        var wait2 = shop.waitingCustomer();
        var mine1 = shop.customer();
        var mine2 = shop.customer();
        ann.claims(mine1);
        ann.claims(mine2);
        mine2.says("I wait longest");
        mine1.says("And I wait too");
        var closed1 = shop.customer();
        var closed2 = shop.customer();
        closed1.posts("/close", "");
        closed2.posts("/close", "");

        assertThat(ids(ann, "list=bot" + assistant())).containsExactly(bot2.id(), bot1.id());
        assertThat(ids(ann, "list=queue&team=" + shop.team())).containsExactly(wait1.id(), wait2.id());
        assertThat(ids(ann, "list=mine")).containsExactly(mine2.id(), mine1.id());
        assertThat(ids(ann, "list=closed" + assistant())).containsExactly(closed2.id(), closed1.id());
        assertThat(ids(ann, "list=all" + assistant())).hasSize(8).startsWith(closed2.id());
        assertThat(ids(ann, "list=queue&team=" + shop.anotherTeam())).isEmpty();
        assertThat(ids(ann, "list=queue&assistant=demo&team=" + shop.team())).isEmpty();
    }

    @Test
    void a_row_has_all_that_a_list_shows() {
        var ann = shop.agent("Ann");
        var customer = shop.customer(
                Map.of("assistant", shop.team(), "locale", "en", "visitor", Map.of("name", "Zoe", "externalId", "z1")));
        customer.asksForPerson();
        customer.awaits("handover.queued");
        customer.says("Anybody?");
        customer.log().awaits("message", 3);

        var row = list(ann, "list=queue&team=" + shop.team()).at("/conversations/0");

        assertThat(row.propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "version",
                        "assistant",
                        "channel",
                        "language",
                        "owner",
                        "epoch",
                        "number",
                        "startedAt",
                        "waitingSince",
                        "queuedAt",
                        "priority",
                        "team",
                        "skill",
                        "reason",
                        "customer",
                        "lastMessage",
                        "customerWaitsSince",
                        "unread",
                        "position",
                        "offeredTo",
                        "rating",
                        "rests",
                        "tags",
                        "blocked",
                        "handedOver");
        assertThat(row.at("/team/id").asString()).isEqualTo(shop.team());
        assertThat(row.at("/reason").asString()).isEqualTo("menu");
        assertThat(row.at("/customer/name").asString()).isEqualTo("Zoe");
        assertThat(row.at("/customer/externalId").asString()).isEqualTo("z1");
        assertThat(row.at("/skill").isNull()).isTrue();
        assertThat(row.at("/queuedAt").isNull()).isFalse();
        assertThat(row.at("/unread").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"queue", "bot", "closed", "all", "mine", "handed_over"})
    void pages_show_every_conversation_once(String list) {
        var ann = shop.agent("Ann", 20);
        var all = new ArrayList<String>();
        for (int i = 0; i < 7; i++) {
            boolean waits = Set.of("queue", "handed_over").contains(list);
            var customer = waits ? shop.waitingCustomer() : shop.customer();
            if (list.equals("closed")) {
                customer.posts("/close", "");
            }
            if (list.equals("mine")) {
                ann.claims(customer);
            }
            all.add(customer.id());
        }
        var seen = new ArrayList<String>();
        var query = "list=" + list + "&limit=3" + assistant();
        var page = list(ann, query);
        while (true) {
            Log.list(page.at("/conversations"))
                    .forEach(row -> seen.add(row.at("/id").asString()));
            if (page.at("/next").isNull()) {
                break;
            }
            page = list(ann, query + "&cursor=" + page.at("/next").asString());
        }

        assertThat(seen).containsExactlyInAnyOrderElementsOf(all);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=101",
                "limit=many",
                "list=lost",
                "list=queue&cursor=nonsense",
                "list=bot&cursor=YXxi"
            })
    void a_list_that_cannot_be_is_refused(String query) {
        var answer = shop.agent("Ann").http().get("/api/v1/conversations?" + query);

        assertThat(answer.problem()).as(answer.toString()).isEqualTo("invalid-request");
        assertThat(answer.json().at("/errors/0/field").asString())
                .isEqualTo(query.substring(query.lastIndexOf('&') + 1, query.lastIndexOf('=')));
    }

    @Test
    void counters_count_what_the_lists_show() {
        var ann = shop.agent("Ann");
        var before = list(ann, "list=all&limit=1").at("/counters");
        ann.claims(shop.customer());
        shop.waitingCustomer();
        shop.customer();
        shop.customer().posts("/close", "");

        var after = list(ann, "list=all&limit=1").at("/counters");

        assertThat(after.at("/mine").asInt()).isEqualTo(1);
        for (var list : List.of("bot", "queue", "closed")) {
            assertThat(after.at("/" + list).asInt())
                    .as(list)
                    .isEqualTo(before.at("/" + list).asInt() + 1);
        }
    }

    @Test
    void it_counts_as_handed_over_from_the_request_on_also_where_that_is_refused() {
        var disabled = shops.open("enabled: false");
        var ann = disabled.agent("Ann");
        var customer = disabled.customer();
        var here = "&assistant=" + disabled.team();
        int before = list(ann, "limit=1").at("/counters/handedOver").asInt();
        customer.says("am I handed over");
        customer.log().awaitsLine("You are not.");
        assertThat(ids(ann, "list=handed_over" + here)).isEmpty();

        customer.asksForPerson();
        customer.awaits("handover.refused");

        assertThat(ids(ann, "list=handed_over" + here)).containsExactly(customer.id());
        assertThat(ids(ann, "list=bot&handedOver=true" + here)).containsExactly(customer.id());
        assertThat(ids(ann, "list=bot&handedOver=false" + here)).isEmpty();
        assertThat(list(ann, "limit=1").at("/counters/handedOver").asInt()).isEqualTo(before + 1);
        assertThat(ann.sees(customer).json().at("/handedOver").asBoolean()).isTrue();
        customer.says("am I handed over");
        customer.log().awaitsLine("You are.");

        customer.posts("/close", "");

        assertThat(ids(ann, "list=handed_over" + here)).isEmpty();
        assertThat(ann.sees(customer).json().at("/handedOver").asBoolean()).isFalse();
    }

    @Test
    void it_is_no_longer_handed_over_when_a_person_gives_it_back() {
        var ann = shop.agent("Ann");
        var waiting = shop.waitingCustomer();
        var customer = shop.waitingCustomer();
        ann.claims(customer);

        assertThat(ids(ann, "list=handed_over" + assistant())).containsExactly(customer.id(), waiting.id());
        assertThat(ids(shop.agent("Ben"), "list=handed_over" + assistant())).containsExactly(waiting.id());
        assertThat(ids(shop.supervisor("Sue"), "list=handed_over" + assistant()))
                .containsExactly(customer.id(), waiting.id());

        ann.transfers(customer, Map.of("bot", true));
        waiting.cancels();

        assertThat(ids(ann, "list=handed_over" + assistant())).isEmpty();
        assertThat(ids(ann, "list=bot&handedOver=false" + assistant())).hasSize(2);
    }

    @Test
    void what_another_agent_has_is_listed_for_supervisors_alone() {
        var ann = shop.agent("Ann");
        var customer = shop.customer();
        ann.claims(customer);

        assertThat(ids(shop.agent("Ben"), "list=all" + assistant())).isEmpty();
        assertThat(ids(shop.supervisor("Sue"), "list=all" + assistant())).containsExactly(customer.id());
        assertThat(shop.agent("Cid").sees(customer).problem()).isEqualTo("forbidden");
        assertThat(shop.agent("Dan").log(customer).page(0).problem()).isEqualTo("forbidden");
        assertThat(shop.agent("Eva").notes(customer, "May I?").problem()).isEqualTo("forbidden");
        assertThat(shop.supervisor("Sam").sees(customer).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"online", "back_soon", "away", "offline"})
    void presence_is_declared_and_kept(String state) {
        var ann = shop.agent("Ann");

        var declared = ann.declares(state);

        assertThat(declared.status()).isEqualTo(200);
        assertThat(declared.json().propertyNames()).containsExactlyInAnyOrder("state", "since", "connected");
        assertThat(ann.seat().at("/presence/state").asString()).isEqualTo(state);
        assertThat(ann.http().post("/api/v1/agents/me/alive", "").status()).isEqualTo(204);
        assertThat(ann.http()
                        .post("/api/v1/agents/me/alive", "{\"last\":\"x.1\"}")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void a_presence_that_is_none_is_refused() {
        var ann = shop.agent("Ann");

        assertThat(ann.declares("asleep").problem()).isEqualTo("invalid-request");
        assertThat(ann.http()
                        .put("/api/v1/agents/me/presence", "{}")
                        .json()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("state");
        assertThat(shop.office("Kim", Role.BUILDER).declares("online").problem())
                .isEqualTo("forbidden");
    }

    @Test
    void colleagues_see_who_is_there_with_load_cap_and_teams() {
        var ann = shop.agent("Ann").online();
        ann.claims(shop.customer());

        var answer = shop.agent("Ben").http().get("/api/v1/agents");
        var seat = answer.json();

        var row = Log.list(seat.at("/agents")).stream()
                .filter(agent -> agent.at("/id").asString().equals(ann.id()))
                .findFirst()
                .orElseThrow();
        assertThat(row.at("/presence/connected").asBoolean()).isTrue();
        assertThat(row.at("/load").decimalValue()).isEqualByComparingTo("1.00");
        assertThat(answer.body()).contains("\"load\":1.00,\"cap\":6.00");
        assertThat(row.at("/teams/0/id").asString()).isEqualTo(shop.team());
        var team = Log.list(ann.http().get("/api/v1/teams").json().at("/teams")).stream()
                .filter(each -> each.at("/id").asString().equals(shop.team()))
                .findFirst()
                .orElseThrow();
        assertThat(team.at("/members").asInt()).isEqualTo(2);
        assertThat(team.at("/online").asInt()).isEqualTo(1);
        assertThat(ann.http().get("/api/v1/skills").json().at("/skills").isArray())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, names = "BUILDER")
    void who_only_builds_does_not_read_conversations(Role role) {
        var kim = shop.office("Kim", role);
        var customer = shop.customer();

        var answers = List.of(
                kim.http().get("/api/v1/conversations?list=all"),
                kim.sees(customer),
                kim.log(customer).page(0),
                kim.claims(customer),
                kim.notes(customer, "hm"),
                kim.says(customer, "hm"),
                kim.closes(customer),
                kim.transfers(customer, Map.of("bot", true)),
                kim.posts(customer, "/handover", ""),
                kim.posts(customer, "/typing", "{\"typing\":true}"),
                kim.posts(customer, "/read", "{\"number\":1}"),
                kim.http().get("/api/v1/agents/me/events"));

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
            assertThat(answer.problem()).isEqualTo("forbidden");
        });
    }

    @Test
    void visitors_without_a_token_and_customers_get_nothing_of_the_workspace() {
        var customer = shop.customer();
        for (var path : Set.of(
                "/api/v1/conversations",
                "/api/v1/agents",
                "/api/v1/agents/me/events",
                "/api/v1/teams",
                "/api/v1/skills",
                "/api/v1/conversations/" + customer.id(),
                "/api/v1/conversations/" + customer.id() + "/events")) {
            assertThat(shop.anyone().get(path).problem()).as(path).isEqualTo("unauthorized");
        }
        for (var path : List.of("/claim", "/notes", "/transfer")) {
            var body = "{\"clientId\":\"c\",\"text\":\"t\",\"to\":{\"bot\":true}}";
            assertThat(customer.posts(path, body).problem()).as(path).isEqualTo("forbidden");
        }
        assertThat(customer.http().post("/api/v1/offers/x/accept", "").problem())
                .isEqualTo("forbidden");
    }
}
