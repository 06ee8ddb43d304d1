package dev.baton.api;

import static dev.baton.api.Shop.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Whether a handover is possible now, as its customer and its people see it (A1 to A4). */
@ApiTest
class AvailabilityApiTest {

    private final Shops.Opener shops;
    private Shop shop;

    AvailabilityApiTest(@Autowired Shops.Opener shops) {
        this.shops = shops;
    }

    @BeforeEach
    void open() {
        shop = shops.open();
    }

    @Test
    void a_supervisor_switches_an_assistant_off_and_on_again_during_an_incident() {
        var sue = shop.supervisor("Sue");
        String path = "/api/v1/handover-switches/assistant/" + shop.team();

        var off = sue.http().put(path, json("message", "Our phones are down. Please try tomorrow."));
        assertThat(off.status()).as(off.toString()).isEqualTo(200);
        var customer = shop.customer();
        customer.asksForPerson();

        assertThat(customer.awaits("handover.refused").at("/data/outcome").asString())
                .isEqualTo("disabled");
        customer.log().awaitsLine("Our phones are down. Please try tomorrow.");
        assertThat(sue.log(customer)
                        .events("availability.checked")
                        .getFirst()
                        .at("/data/looked/switch")
                        .asString())
                .isEqualTo("assistant " + shop.team() + " is off, by Sue");
        assertThat(customer.log().events("availability.checked")).isEmpty();

        assertThat(sue.http().delete(path).status()).isEqualTo(204);
        assertThat(sue.http().delete(path).status()).isEqualTo(204);
        customer.asksForPerson();
        customer.awaits("handover.queued");
    }

    @Test
    void a_team_that_is_off_until_a_moment_is_on_again_by_itself() {
        var sue = shop.supervisor("Sue");
        String path = "/api/v1/handover-switches/team/" + shop.team();
        sue.http().put(path, json("until", Instant.parse("2100-01-01T00:00:00Z").toString()));
        var customer = shop.customer();
        customer.asksForPerson();
        customer.awaits("handover.refused");
        assertThat(switches(sue).toString()).contains(shop.team(), "2100-01-01");

        shops.sql()
                .sql("UPDATE handover_switch SET until = now() - interval '1 second' WHERE id = ?")
                .param(shop.team())
                .update();

        customer.asksForPerson();
        customer.awaits("handover.queued");
        assertThat(switches(sue).toString()).doesNotContain(shop.team());
    }

    @Test
    void a_switch_has_its_rules() {
        var sue = shop.supervisor("Sue");
        var ann = shop.agent("Ann");

        assertThat(ann.http()
                        .put("/api/v1/handover-switches/team/" + shop.team(), "{}")
                        .status())
                .isEqualTo(403);
        assertThat(ann.http().get("/api/v1/handover-switches").status()).isEqualTo(200);
        assertThat(sue.http()
                        .put("/api/v1/handover-switches/team/nowhere", "{}")
                        .problem())
                .isEqualTo("not-found");
        assertThat(sue.http()
                        .put("/api/v1/handover-switches/planet/earth", "{}")
                        .problem())
                .isEqualTo("not-found");
        assertThat(sue.http()
                        .put(
                                "/api/v1/handover-switches/team/" + shop.team(),
                                json(
                                        "until",
                                        Instant.parse("2020-01-01T00:00:00Z").toString()))
                        .problem())
                .isEqualTo("invalid-request");
    }

    @Test
    void what_was_looked_at_stands_on_every_decision() {
        var ann = shop.agent("Ann").online();
        var customer = shop.waitingCustomer();

        JsonNode looked =
                ann.log(customer).events("availability.checked").getFirst().at("/data/looked");

        assertThat(looked.at("/switch").asString()).isEqualTo("on");
        assertThat(looked.at("/assistant").asString()).isEqualTo("opened");
        assertThat(looked.at("/online").asString()).isEqualTo("yes");
    }

    @Test
    void a_closed_team_keeps_the_conversation_with_the_bot_though_the_assistant_is_open() {
        var night = shops.open("""
                hours:
                  timeZone: UTC
                  week: {monday: "00:00-24:00", tuesday: "00:00-24:00", wednesday: "00:00-24:00", thursday: "00:00-24:00",
                         friday: "00:00-24:00", saturday: "00:00-24:00", sunday: "00:00-24:00"}
                teams:
                  TEAM:
                    hours: {timeZone: UTC, week: {}}
                messages:
                  closed: "We sleep now, {visitor.name|dear customer}."
                """);
        var ann = night.agent("Ann").online();
        var customer = night.customer();

        customer.asksForPerson();

        assertThat(customer.awaits("handover.refused").at("/data/outcome").asString())
                .isEqualTo("closed");
        customer.log().awaitsLine("We sleep now, dear customer.");
        JsonNode looked =
                ann.log(customer).events("availability.checked").getFirst().at("/data/looked");
        assertThat(looked.at("/team hours").asString()).isEqualTo("closed");
        assertThat(looked.at("/assistant").asString()).isEqualTo("opened");
    }

    @Test
    void nobody_online_and_the_bot_goes_on_with_its_own_action() {
        var alone = shops.open("nobodyOnline: bot\nactions: {offline: after-care}\n");
        var customer = alone.customer();

        customer.asksForPerson();

        assertThat(customer.awaits("handover.refused").at("/data/outcome").asString())
                .isEqualTo("offline");
        customer.log().awaitsLine("Did that help?");
        assertThat(customer.sees().json().at("/owner/kind").asString()).isEqualTo("bot");
    }

    @Test
    void nobody_online_and_the_conversation_ends() {
        var alone = shops.open("nobodyOnline: end\n");
        var customer = alone.customer();

        customer.asksForPerson();

        customer.awaits("conversation.closed");
        customer.log()
                .awaitsLine("There are no agents available at this time, so I'm closing this chat. "
                        + "Please write to us again later.");
    }

    @Test
    void a_message_left_for_a_team_lies_in_its_inbox_until_somebody_takes_it() {
        var alone = shops.open("teams: {TEAM: {nobodyOnline: leave_message}}\n");
        var ann = alone.agent("Ann");
        var customer = alone.customer();
        customer.asksForPerson();
        customer.awaits("handover.inboxed");
        customer.log()
                .awaitsLine("There are no agents available at this time. Leave us a message here, "
                        + "and someone will read it later.");

        customer.says("Please call me at six");

        assertThat(customer.sees().json().at("/owner/kind").asString()).isEqualTo("inbox");
        var list = ann.http().get("/api/v1/conversations?list=inbox&team=" + alone.team());
        assertThat(list.status()).as(list.toString()).isEqualTo(200);
        assertThat(list.body()).contains(customer.id(), "Please call me at six");
        assertThat(ann.claims(customer).status()).isEqualTo(200);
        assertThat(ann.says(customer, "I will").status()).isEqualTo(201);
        assertThat(ann.http()
                        .get("/api/v1/conversations?list=inbox&team=" + alone.team())
                        .body())
                .doesNotContain(customer.id());
    }

    @Test
    void who_waits_in_vain_gets_an_apology_and_may_leave_a_message() {
        var slow = shops.open("waitLimit: 1s\nteams: {TEAM: {nobodyOnline: leave_message}}\n");
        slow.agent("Ann", 0).online();
        var customer = slow.customer();
        customer.asksForPerson();
        customer.awaits("handover.queued");

        customer.awaits("handover.expired");
        customer.awaits("handover.inboxed");
        customer.log()
                .awaitsLine("I'm sorry that nobody could take over in time. I'm still here; "
                        + "you can ask for a person again whenever you like.");
    }

    /** M3: a state is a message or a whole action; M8: never both. */
    @ParameterizedTest
    @CsvSource({"disabled,enabled: false", "closed,'hours: {timeZone: UTC, week: {}}'"})
    void a_state_may_be_a_whole_action_and_leaves_the_conversation_with_the_bot(String state, String settings) {
        var away = shops.open(
                "  - {id: away, steps: [{ask: reason, text: \"Nobody is there. Why?\"}, {say: \"Noted: {reason}.\"}]}",
                "%s\nactions: {%s: away}\n".formatted(settings, state));
        var customer = away.customer();
        customer.log().awaitsLine("Welcome.");

        customer.asksForPerson();
        customer.log().awaitsLine("Nobody is there. Why?");
        customer.says("my parcel");
        customer.log().awaitsLine("Noted: my parcel.");

        assertThat(customer.awaits("handover.refused").at("/data/outcome").asString())
                .isEqualTo(state);
        assertThat(customer.sees().json().at("/owner/kind").asString()).isEqualTo("bot");
        assertThat(customer.log().events("message"))
                .extracting(event -> event.at("/data/text").asString())
                .containsExactly("Welcome.", "Nobody is there. Why?", "my parcel", "Noted: my parcel.");
    }

    @Test
    void an_action_may_speak_in_place_of_the_message_while_the_customer_waits() {
        var open = shops.open("actions: {opened: after-care}\n");
        open.agent("Ann", 0).online();
        var customer = open.customer();

        customer.asksForPerson();

        customer.awaits("handover.queued");
        customer.log().awaitsLine("Did that help?");
        assertThat(customer.log().events("message"))
                .noneMatch(event -> event.at("/data/purpose").asString("").equals("transfer"));
        assertThat(customer.sees().json().at("/owner/kind").asString()).isEqualTo("queue");
    }

    private static JsonNode switches(Colleague person) {
        return person.http().get("/api/v1/handover-switches").json().at("/off");
    }
}
