package dev.baton.api;

import static dev.baton.api.Shop.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
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

    private static JsonNode switches(Colleague person) {
        return person.http().get("/api/v1/handover-switches").json().at("/off");
    }
}
