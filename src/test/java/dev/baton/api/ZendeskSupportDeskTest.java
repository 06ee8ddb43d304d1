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

/** Zendesk Support keeps the contract of desks, as far as tickets go. */
@ApiTest
class ZendeskSupportDeskTest extends DeskContract {

    private final Shops.Opener shops;
    private final FakeZendeskSupport fake = new FakeZendeskSupport();

    ZendeskSupportDeskTest(@Autowired Shops.Opener shops) {
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
                .contains("\"works\":true")
                .doesNotContain(FakeZendeskSupport.TOKEN, FakeZendeskSupport.SIGNING_SECRET);
    }

    private Answer save(Colleague admin, String id, String more, Map<String, String> other) {
        fake.connects(id, shops.http());
        var values = new LinkedHashMap<>(Map.of(
                "address",
                fake.address(),
                "email",
                FakeZendeskSupport.EMAIL,
                "token",
                FakeZendeskSupport.TOKEN,
                "webhookSecret",
                FakeZendeskSupport.SIGNING_SECRET,
                "tags",
                "bot, Handed Over",
                "group",
                "77",
                "fields",
                "number = 360002"));
        values.putAll(other);
        return admin.http().put("/api/v1/desks/" + id, """
                {"kind": "zendesk-support", "name": "Zendesk %s", "values": %s%s}
                """.formatted(id, json(values), more));
    }

    private Customer handedOver(Map<String, String> other, Map<String, ?> visitor) {
        return handedOver(shops.open(), other, visitor);
    }

    private Customer handedOver(Shop shop, Map<String, String> other, Map<String, ?> visitor) {
        var admin = shop.office("Ada", Role.ADMIN);
        String id = "tickets-" + shop.team();
        save(admin, id, "", other);
        admin.http().put("/api/v1/desks/choices/team/" + shop.team(), json("desk", id));
        Customer customer = shop.customer(Map.of("assistant", shop.team(), "visitor", visitor));
        customer.says("where is my order");
        customer.log().awaitsLine("Which order?");
        customer.says("4711");
        customer.awaits("desk.opened");
        return customer;
    }

    @Test
    void the_ticket_is_the_customers_with_what_was_said_tags_group_and_fields_and_a_note_for_the_people() {
        Customer customer = handedOver(Map.of(), Map.of("name", "Ann", "email", "ann@example.com"));
        String reference = fake.awaitsConversation(customer.id());

        var ticket = fake.asMade(reference);
        assertThat(ticket.path("tags").toString()).isEqualTo("[\"bot\",\"handed_over\"]");
        assertThat(ticket.path("group_id").asLong()).isEqualTo(77);
        assertThat(ticket.at("/custom_fields/0/value").asString()).isEqualTo("4711");
        assertThat(ticket.at("/comment/body").asString()).contains("where is my order", "Which order?");
        assertThat(fake.notes(reference).getFirst()).contains("Order 4711", "Handed over: planned");
    }

    @Test
    void a_customer_whom_zendesk_knows_is_found_and_nobody_becomes_an_agent_by_naming_ones_email() {
        long ann = fake.knows("Ann", "ann@example.com", "end-user");
        long boss = fake.knows("Boss", "boss@example.com", "admin");
        Customer known = handedOver(Map.of(), Map.of("name", "Anna", "email", "ann@example.com"));
        Customer pretender = handedOver(Map.of(), Map.of("name", "Eve", "email", "boss@example.com"));

        assertThat(fake.asMade(fake.awaitsConversation(known.id()))
                        .path("requester_id")
                        .asLong())
                .isEqualTo(ann);
        assertThat(fake.asMade(fake.awaitsConversation(pretender.id()))
                        .path("requester_id")
                        .asLong())
                .isNotEqualTo(boss);
    }

    @Test
    void notes_stay_there_and_another_group_is_told_by_name() {
        var shop = shops.open();
        Customer customer = handedOver(shop, Map.of(), Map.of("name", "Ann"));
        String reference = fake.awaitsConversation(customer.id());
        fake.notes(reference, "Dana", "Looks like fraud.");
        fake.movesTo(reference, 78);

        assertThat(new Log(shop.supervisor("Sue").http(), customer.id())
                        .awaits("desk.transferred")
                        .toString())
                .contains("Group 78");
        assertThat(customer.log().events().toString()).doesNotContain("fraud");
    }

    @Test
    void where_it_is_set_so_the_ticket_is_solved_when_the_customer_goes_back() {
        Customer customer = handedOver(Map.of("atEnd", "solve"), Map.of("name", "Ann"));
        String reference = fake.awaitsConversation(customer.id());
        customer.posts("/close", "{}");
        fake.awaitsClosed(reference);
        assertThat(fake.status(reference)).isEqualTo("solved");
    }

    @Test
    void what_is_wrong_with_the_set_up_is_said_when_it_is_tried() {
        var shop = shops.open();
        var admin = shop.office("Ada", Role.ADMIN);
        String id = "wrong-" + shop.team();
        assertThat(note(save(admin, id, "", Map.of("group", "returns")))).contains("which are numbers");
        assertThat(note(save(admin, id, "", Map.of("atEnd", "burn")))).contains("note or solve");
        assertThat(note(save(admin, id, "", Map.of("token", "wrong")))).contains("credentials");
        fake.emailIsNoAgents();
        assertThat(note(save(admin, id, "", Map.of()))).contains("no agent's");
    }

    private static String note(Answer answer) {
        assertThat(answer.json().at("/works").asBoolean(true)).isFalse();
        return answer.json().at("/note").asString();
    }
}
