package dev.baton.api;

import static dev.baton.api.Shop.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.HttpClientForTests.Answer;
import dev.baton.platform.security.Role;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Intercom keeps the contract of desks. */
@ApiTest
class IntercomDeskTest extends DeskContract {

    private final Shops.Opener shops;
    private final FakeIntercom fake = new FakeIntercom();

    IntercomDeskTest(@Autowired Shops.Opener shops) {
        this.shops = shops;
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Override
    Shops.Opener shops() {
        return shops;
    }

    @Override
    FakeDesk desk() {
        return fake;
    }

    @Override
    void setUp(Colleague admin, String id, String more) {
        Answer answer = save(shops, fake, admin, id, more, Map.of());
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"works\":true", "\"availability\":\"online\"")
                .doesNotContain(FakeIntercom.TOKEN, FakeIntercom.CLIENT_SECRET);
    }

    static Answer save(
            Shops.Opener shops, FakeIntercom fake, Colleague admin, String id, String more, Map<String, String> other) {
        fake.connects(id, shops.http());
        var values = new LinkedHashMap<>(Map.of(
                "address", fake.address(),
                "token", FakeIntercom.TOKEN,
                "clientSecret", FakeIntercom.CLIENT_SECRET,
                "bot", FakeIntercom.BOT,
                "team", FakeIntercom.TEAM,
                "tags", "bot, Handed Over",
                "hours", FakeIntercom.HOURS,
                "attributes", "number = Order number"));
        values.putAll(other);
        return admin.http().put("/api/v1/desks/" + id, """
                {"kind": "intercom", "name": "Intercom %s", "values": %s%s}
                """.formatted(id, json(values), more));
    }

    private String handedOver(Shop shop, Customer customer) {
        var admin = shop.office("Ada", Role.ADMIN);
        String id = "intercom-" + shop.team();
        setUp(admin, id, "");
        admin.http().put("/api/v1/desks/choices/team/" + shop.team(), json("desk", id));
        customer.says("where is my order");
        customer.log().awaitsLine("Which order?");
        customer.says("4711");
        customer.awaits("desk.opened");
        return fake.awaitsConversation(customer.id());
    }

    @Test
    void people_get_a_note_with_all_of_it_tags_attributes_and_the_team() {
        var shop = shops.open();
        Customer customer = shop.customer(
                Map.of("assistant", shop.team(), "visitor", Map.of("name", "Ann", "email", "ann@example.com")));
        String reference = handedOver(shop, customer);
        var talk = fake.talk(reference);

        assertThat(fake.notes(reference)).hasSize(1);
        assertThat(fake.notes(reference).getFirst())
                .contains("Order 4711", "Handed over: planned", "Ann, ann@example.com", "Which order?");
        assertThat(talk.tags).containsExactly("Handed Over", "bot");
        assertThat(talk.attributes.path("Order number").asString()).isEqualTo("4711");
        assertThat(talk.team).isEqualTo(FakeIntercom.TEAM);
    }

    @Test
    void to_another_team_is_told_by_name_and_to_our_teammate_is_the_end_there() {
        var shop = shops.open();
        Customer customer = shop.customer();
        String reference = handedOver(shop, customer);
        fake.isGivenToTeam(reference, "Dana");
        assertThat(new Log(shop.supervisor("Sue").http(), customer.id())
                        .awaits("desk.transferred")
                        .toString())
                .contains("Team " + FakeIntercom.TEAM);
        fake.isGivenToBot(reference, "Dana");
        assertThat(customer.awaits("desk.ended").at("/data/outcome").asString()).isEqualTo("ended");
    }

    @Test
    void nobody_is_there_while_all_are_away_or_the_office_is_closed() {
        var shop = shops.open();
        var admin = shop.office("Ada", Role.ADMIN);
        fake.isClosed();
        assertThat(availability(save(shops, fake, admin, "away-" + shop.team(), "", Map.of())))
                .isEqualTo("offline");
        assertThat(availability(save(shops, fake, admin, "away-" + shop.team(), "", Map.of("hours", ""))))
                .isEqualTo("online");
        fake.everybodyIsAway();
        assertThat(availability(save(shops, fake, admin, "away-" + shop.team(), "", Map.of("hours", ""))))
                .isEqualTo("offline");
    }

    @Test
    void what_is_wrong_with_the_set_up_is_said_when_it_is_tried() {
        var shop = shops.open();
        var admin = shop.office("Ada", Role.ADMIN);
        String id = "wrong-" + shop.team();
        assertThat(note(save(shops, fake, admin, id, "", Map.of("bot", "9")))).contains("no teammate 9");
        assertThat(note(save(shops, fake, admin, id, "", Map.of("address", "intercom"))))
                .contains("api.intercom.io");
        assertThat(note(save(shops, fake, admin, id, "", Map.of("token", "wrong"))))
                .contains("credentials");
    }

    private static String availability(Answer answer) {
        return answer.json().at("/availability").asString();
    }

    private static String note(Answer answer) {
        assertThat(answer.json().at("/works").asBoolean(true)).isFalse();
        return answer.json().at("/note").asString();
    }
}
