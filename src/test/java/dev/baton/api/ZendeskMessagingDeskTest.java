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

/** Zendesk Messaging keeps the contract of desks. */
@ApiTest
class ZendeskMessagingDeskTest extends DeskContract {

    private final Shops.Opener shops;
    private final FakeZendeskMessaging fake = new FakeZendeskMessaging();

    ZendeskMessagingDeskTest(@Autowired Shops.Opener shops) {
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
        Answer answer = save(admin, id, more, Map.of());
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"works\":true", "\"availability\":\"online\"")
                .doesNotContain(
                        FakeZendeskMessaging.SECRET, FakeZendeskMessaging.TOKEN, FakeZendeskMessaging.WEBHOOK_SECRET);
    }

    private Answer save(Colleague admin, String id, String more, Map<String, String> other) {
        return save(shops, fake, admin, id, more, other);
    }

    static Answer save(
            Shops.Opener shops,
            FakeZendeskMessaging fake,
            Colleague admin,
            String id,
            String more,
            Map<String, String> other) {
        fake.connects(id, shops.http());
        var values = new LinkedHashMap<>(Map.of(
                "address", fake.address(),
                "app", FakeZendeskMessaging.APP,
                "key", FakeZendeskMessaging.KEY,
                "secret", FakeZendeskMessaging.SECRET,
                "webhookSecret", FakeZendeskMessaging.WEBHOOK_SECRET,
                "email", FakeZendeskMessaging.EMAIL,
                "token", FakeZendeskMessaging.TOKEN,
                "tags", "bot, Handed Over",
                "group", "77",
                "fields", "conversation = " + FakeZendeskMessaging.CONVERSATION_FIELD + "; number = 360002"));
        values.putAll(other);
        return admin.http().put("/api/v1/desks/" + id, """
                {"kind": "zendesk-messaging", "name": "Zendesk %s", "values": %s%s}
                """.formatted(id, json(values), more));
    }

    private Customer handedOver(Shop shop, String id) {
        var admin = shop.office("Ada", Role.ADMIN);
        setUp(admin, id, "");
        admin.http().put("/api/v1/desks/choices/team/" + shop.team(), json("desk", id));
        Customer customer = shop.customer();
        customer.says("where is my order");
        customer.log().awaitsLine("Which order?");
        customer.says("4711");
        customer.awaits("desk.opened");
        return customer;
    }

    @Test
    void the_ticket_gets_tags_group_and_what_was_collected_and_people_read_first_what_it_is_about() {
        var shop = shops.open();
        Customer customer = handedOver(shop, "data-" + shop.team());
        String reference = fake.awaitsConversation(customer.id());

        var data = fake.ticketData(reference);
        assertThat(data.path("dataCapture.systemField.tags").asString()).isEqualTo("bot,handed_over");
        assertThat(data.path("dataCapture.systemField.group_id").asString()).isEqualTo("77");
        assertThat(data.path("dataCapture.ticketField.360002").asString()).isEqualTo("4711");
        assertThat(data.path("dataCapture.ticketField." + FakeZendeskMessaging.CONVERSATION_FIELD)
                        .asString())
                .isEqualTo(reference);
        assertThat(fake.opening(reference)).contains("Order 4711", "Handed over: planned", customer.id());
    }

    @Test
    void one_webhook_can_tell_of_several_conversations() {
        var shop = shops.open();
        Customer one = handedOver(shop, "several-" + shop.team());
        Customer other = handedOver(shop, "several-" + shop.team());
        fake.saysInOne(
                Map.of(
                        fake.awaitsConversation(one.id()), "Hello, one.",
                        fake.awaitsConversation(other.id()), "Hello, other."),
                "Dana");

        one.log().awaitsLine("Hello, one.");
        other.log().awaitsLine("Hello, other.");
    }

    @Test
    void passing_it_back_to_us_is_the_end_there_and_what_bots_there_say_is_not_heard() {
        var shop = shops.open();
        Customer customer = handedOver(shop, "back-" + shop.team());
        String reference = fake.awaitsConversation(customer.id());
        fake.botSays(reference, "I am a bot of theirs.");
        fake.passesBack(reference);

        assertThat(customer.awaits("desk.ended").at("/data/outcome").asString()).isEqualTo("ended");
        assertThat(customer.log().events().toString()).doesNotContain("I am a bot of theirs.");
        assertThat(customer.log().events("desk.joined")).isEmpty();
    }

    @Test
    void what_is_wrong_with_the_set_up_is_said_when_it_is_tried() {
        var shop = shops.open();
        var admin = shop.office("Ada", Role.ADMIN);
        String id = "wrong-" + shop.team();
        assertThat(note(save(admin, id, "", Map.of("integration", "somebody"))))
                .contains("no integration called somebody");
        assertThat(note(save(admin, id, "", Map.of("groups", "returns 77")))).contains("returns = 123");
        assertThat(note(save(admin, id, "", Map.of("address", "yourcompany")))).contains("zendesk.com");
        assertThat(note(save(admin, id, "", Map.of("token", "wrong")))).contains("credentials");
        fake.nobodyIsOnline();
        assertThat(save(admin, id, "", Map.of()).json().at("/availability").asString())
                .isEqualTo("offline");
        fake.deliversNoStandbyEvents();
        assertThat(note(save(admin, id, "", Map.of()))).contains("deliverStandbyEvents");
    }

    private static String note(Answer answer) {
        assertThat(answer.json().at("/works").asBoolean(true)).isFalse();
        return answer.json().at("/note").asString();
    }
}
