package dev.baton.api;

import static dev.baton.api.Shop.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.HttpClientForTests.Answer;
import dev.baton.api.DeskSocket.Reply;
import dev.baton.delivery.webhook.Signer;
import dev.baton.platform.security.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What administrators and supervisors do with desks: hours, switches, the list of what is there, dead letters, the trail. */
@ApiTest
class DesksApiTest {

    private static final String SECRET = Signer.newSecret();

    private final Shops.Opener shops;
    private final DeskSocket socket = new DeskSocket(this::answer);
    private volatile int messages = 200;
    private Shop shop;
    private Colleague admin;
    private Colleague sue;
    private String id;

    DesksApiTest(@Autowired Shops.Opener shops) {
        this.shops = shops;
    }

    @BeforeEach
    void setUp() {
        shop = shops.open();
        admin = shop.office("Ada", Role.ADMIN);
        sue = shop.supervisor("Sue");
        id = "desk-" + shop.team();
        assertThat(save("").status()).isEqualTo(200);
        assertThat(admin.http()
                        .put("/api/v1/desks/choices/team/" + shop.team(), json("desk", id))
                        .status())
                .isEqualTo(204);
    }

    @AfterEach
    void close() {
        socket.close();
    }

    private Reply answer(DeskSocket.Asked asked) {
        JsonNode said = JsonMapper.shared().readTree(asked.body());
        return switch (said.at("/event").asString()) {
            case "offload" ->
                Reply.of(
                        200,
                        json(
                                "offloadSuccess",
                                true,
                                "reference",
                                "case-" + said.at("/conversation").asString()));
            case "messages" -> Reply.of(messages, "{}");
            default -> Reply.of(200, "{\"available\":true}");
        };
    }

    private Answer save(String more) {
        return admin.http().put("/api/v1/desks/" + id, """
                {"kind": "offloading", "name": "Help desk", "values": {"url": "%s/baton", "secret": "%s"}%s}
                """.formatted(socket.address(), SECRET, more));
    }

    private Customer atTheDesk() {
        Customer customer = shop.customer();
        customer.asksForPerson();
        customer.awaits("desk.opened");
        return customer;
    }

    private JsonNode shown() {
        return Log.list(admin.http().get("/api/v1/desks").json().at("/desks")).stream()
                .filter(desk -> desk.at("/id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<JsonNode> noted(String kind, String subject) {
        return Log.list(admin.http()
                        .get("/api/v1/setting-changes?limit=200")
                        .json()
                        .at("/changes"))
                .reversed()
                .stream()
                .filter(change -> change.at("/kind").asString().equals(kind)
                        && change.at("/subject").asString().equals(subject))
                .toList();
    }

    @Test
    void a_desk_that_is_closed_by_its_own_hours_leaves_the_customer_with_the_bot() {
        assertThat(save(", \"hours\": {\"timeZone\": \"UTC\", \"week\": {}}").status())
                .isEqualTo(200);
        Customer customer = shop.customer();
        customer.asksForPerson();

        assertThat(customer.awaits("handover.refused").at("/data/outcome").asString())
                .isEqualTo("closed");
        assertThat(sue.log(customer)
                        .events("availability.checked")
                        .getFirst()
                        .at("/data/looked/desk hours")
                        .asString())
                .isEqualTo("closed");

        save("""
                , "hours": {"timeZone": "UTC", "week": {"monday": ["00:00-24:00"], "tuesday": ["00:00-24:00"],
                "wednesday": ["00:00-24:00"], "thursday": ["00:00-24:00"], "friday": ["00:00-24:00"],
                "saturday": ["00:00-24:00"], "sunday": ["00:00-24:00"]}}
                """);
        assertThat(shown().at("/hours/week/monday/0").asString()).isEqualTo("00:00-24:00");
        atTheDesk();
    }

    @Test
    void hours_that_cannot_be_read_are_a_sentence() {
        for (var wrong : Map.of(
                        "{\"timeZone\": \"Moon/Sea\", \"week\": {}}", "time zone",
                        "{\"week\": {}}", "time zone",
                        "{\"timeZone\": \"UTC\", \"week\": {\"someday\": []}}", "someday",
                        "{\"timeZone\": \"UTC\", \"week\": {\"monday\": [\"9 to 5\"]}}", "09:00-17:00",
                        "{\"timeZone\": \"UTC\", \"week\": {\"monday\": [\"09:00-12:00\", \"11:00-13:00\"]}}",
                                "overlap",
                        "{\"timeZone\": \"UTC\", \"special\": {\"Christmas\": []}}", "2026-12-24")
                .entrySet()) {
            Answer answer = save(", \"hours\": " + wrong.getKey());
            assertThat(answer.problem()).as(wrong.getKey()).isEqualTo("invalid-request");
            assertThat(answer.body()).contains(wrong.getValue());
        }
    }

    @Test
    void a_supervisor_switches_the_handover_to_a_desk_off_and_on_again() {
        String path = "/api/v1/handover-switches/desk/" + id;
        assertThat(sue.http().put(path, json("message", "Our partner is down.")).status())
                .isEqualTo(200);
        Customer customer = shop.customer();
        customer.asksForPerson();
        assertThat(customer.awaits("handover.refused").at("/data/outcome").asString())
                .isEqualTo("disabled");
        customer.log().awaitsLine("Our partner is down.");

        assertThat(sue.http().delete(path).status()).isEqualTo(204);
        customer.asksForPerson();
        customer.awaits("desk.opened");
        assertThat(sue.http()
                        .put("/api/v1/handover-switches/desk/nowhere", "{}")
                        .problem())
                .isEqualTo("not-found");
    }

    @Test
    void a_desk_that_is_switched_off_keeps_what_it_has_and_new_ones_go_to_our_workspace() {
        Customer there = atTheDesk();
        assertThat(admin.http()
                        .put("/api/v1/desks/" + id + "/enabled", "{\"enabled\":false}")
                        .json()
                        .at("/enabled")
                        .asBoolean(true))
                .isFalse();
        Customer next = shop.customer();
        next.asksForPerson();

        next.awaits("handover.queued");
        assertThat(there.log().events("desk.ended")).isEmpty();
        assertThat(shown().at("/conversations").asInt()).isEqualTo(1);
    }

    @Test
    void what_is_at_a_desk_stands_in_a_list_and_a_supervisor_gives_it_back_or_takes_it() {
        Customer first = atTheDesk();
        Customer second = atTheDesk();
        JsonNode list = sue.http()
                .get("/api/v1/conversations?list=desk&limit=1&desk=" + id)
                .json();
        assertThat(list.at("/conversations/0/id").asString()).isEqualTo(first.id());
        assertThat(list.at("/conversations/0/owner/desk").asString()).isEqualTo("Help desk");
        assertThat(list.at("/counters/desk").asInt()).isGreaterThanOrEqualTo(2);
        JsonNode rest = sue.http()
                .get("/api/v1/conversations?list=desk&limit=1&desk=" + id + "&cursor="
                        + list.at("/next").asString())
                .json();
        assertThat(rest.at("/conversations/0/id").asString()).isEqualTo(second.id());

        assertThat(sue.transfers(first, Map.of("bot", true)).status()).isEqualTo(200);
        assertThat(first.awaits("desk.ended").at("/data/outcome").asString()).isEqualTo("back_to_bot");

        assertThat(sue.claims(second).status()).isEqualTo(409);
        assertThat(sue.claimsByForce(second).status()).isEqualTo(200);
        assertThat(second.awaits("desk.ended").at("/data/outcome").asString()).isEqualTo("taken_over");
        second.awaits("agent.joined");
        assertThat(sue.seat().at("/load").asDouble()).isEqualTo(1);
    }

    @Test
    void a_team_can_stay_in_our_workspace_though_its_assistant_goes_to_a_desk() {
        String team = "/api/v1/desks/choices/team/" + shop.team();
        admin.http().put("/api/v1/desks/choices/assistant/" + shop.team(), json("desk", id));
        admin.http().put(team, json("desk", "workspace"));
        Customer ours = shop.customer();
        ours.asksForPerson();
        ours.awaits("handover.queued");

        admin.http().delete(team);
        atTheDesk();
    }

    @Test
    void what_was_set_is_noted_and_no_secret_with_it() {
        save(", \"acceptSeconds\": 60");
        save(", \"acceptSeconds\": 60");
        admin.http().delete("/api/v1/desks/choices/team/" + shop.team());
        admin.http().delete("/api/v1/desks/" + id);

        var noted = noted("desk", id);
        assertThat(noted.getFirst().at("/before").isNull()).isTrue();
        assertThat(noted.get(1).at("/after/acceptSeconds").asInt()).isEqualTo(60);
        assertThat(noted.getLast().at("/after").isNull()).isTrue();
        assertThat(noted.toString()).contains("\"secretsSet\":{\"secret\":\"20").doesNotContain(SECRET);
        var chosen = noted("desk_choice", "team:" + shop.team());
        assertThat(chosen.getFirst().at("/after/desk").asString()).isEqualTo(id);
        assertThat(chosen.getLast().at("/after").isNull()).isTrue();
    }

    @Test
    void dead_letters_say_what_was_not_delivered_and_are_sent_or_skipped_all_at_once() {
        messages = 400;
        var customers = new ArrayList<Customer>();
        for (int each = 0; each < 3; each++) {
            Customer customer = atTheDesk();
            customer.says("Is anybody there?");
            customers.add(customer);
        }
        String target = "desk:" + id;
        await().until(() -> letters(target).size() == 3);
        assertThat(letters(target).getFirst().at("/what").asString()).isEqualTo("message");
        assertThat(letters(target).getFirst().at("/text").asString()).isEqualTo("Is anybody there?");
        assertThat(sue.http()
                        .get("/api/v1/dead-letters")
                        .json()
                        .at("/targets")
                        .get(target)
                        .asInt())
                .isEqualTo(3);

        assertThat(sue.http()
                        .post("/api/v1/dead-letters/" + target + "/replay", "")
                        .json()
                        .at("/letters")
                        .asInt())
                .isEqualTo(3);
        await().until(() -> letters(target).size() == 3);
        messages = 200;
        sue.http().post("/api/v1/dead-letters/" + target + "/replay", "");
        await().until(() -> shops.sql()
                        .sql("SELECT count(*) FROM outbox WHERE target = ?")
                        .param(target)
                        .query(Integer.class)
                        .single()
                == 0);

        messages = 400;
        customers.forEach(customer -> customer.says("Hello?"));
        await().until(() -> letters(target).size() == 3);
        assertThat(sue.http()
                        .delete("/api/v1/dead-letters/" + target)
                        .json()
                        .at("/letters")
                        .asInt())
                .isEqualTo(3);
        assertThat(letters(target)).isEmpty();
    }

    private List<JsonNode> letters(String target) {
        return Log.list(
                sue.http().get("/api/v1/dead-letters?target=" + target).json().at("/letters"));
    }
}
