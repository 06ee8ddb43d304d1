package dev.baton.api;

import static dev.baton.api.Shop.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is asked before a handover is asked before the menu's and a program's, too (X5). */
@ApiTest
class AskFirstApiTest {

    private static final String ASKS = """
            askFirst:
              - {ask: email, kind: email, text: "Your email?"}
              - {ask: topic, text: "What about?"}
            """;

    private final Shops.Opener shops;

    AskFirstApiTest(@Autowired Shops.Opener shops) {
        this.shops = shops;
    }

    @Test
    void the_menu_asks_first_though_no_message_was_written() {
        Customer customer = shops.open(ASKS).customer();
        customer.log().awaitsLine("Welcome.");

        assertThat(customer.asksForPerson().status()).isEqualTo(202);
        customer.log().awaitsLine("Your email?");
        assertThat(customer.log().types()).doesNotContain("handover.requested", "handover.wished");
        customer.says("Skip");
        customer.log().awaitsLine("What about?");
        customer.says("my parcel");

        assertThat(customer.awaits("handover.requested").at("/data/reason").asString())
                .isEqualTo("menu");
        customer.awaits("handover.queued");
    }

    @Test
    void a_second_wish_passes_at_once_and_only_then() {
        Customer customer = shops.open(ASKS).customer();
        customer.log().awaitsLine("Welcome.");
        customer.asksForPerson();
        customer.log().awaitsLine("Your email?");

        customer.asksForPerson();

        customer.awaits("handover.queued");
        assertThat(customer.log().events("handover.requested")).hasSize(1);
        assertThat(customer.asksForPerson().status()).isEqualTo(200);
    }

    @Test
    void a_programs_wish_keeps_its_reason_target_and_message() {
        var shop = shops.open(ASKS);
        Customer customer = shop.customer();
        customer.log().awaitsLine("Welcome.");
        var sue = shop.supervisor("Sue");

        var asked = sue.posts(
                customer,
                "/handover",
                json("reason", "bot", "message", "Wants a refund", "target", Map.of("team", shop.team())));
        assertThat(asked.status()).as(asked.toString()).isEqualTo(202);
        customer.log().awaitsLine("Your email?");
        customer.says("skip");
        customer.log().awaitsLine("What about?");
        customer.says("my parcel");

        customer.awaits("handover.queued");
        var request = sue.log(customer).events("handover.requested").getFirst().at("/data");
        assertThat(request.at("/reason").asString()).isEqualTo("bot");
        assertThat(request.at("/evidence").asString()).isEqualTo("Sue asked for it");
        assertThat(request.at("/message").asString()).isEqualTo("Wants a refund");
        assertThat(request.at("/target/team/id").asString()).isEqualTo(shop.team());
    }

    @Test
    void who_wants_no_person_after_all_is_asked_nothing_more() {
        Customer customer = shops.open(ASKS).customer();
        customer.log().awaitsLine("Welcome.");
        customer.asksForPerson();
        customer.log().awaitsLine("Your email?");

        assertThat(customer.cancels().status()).isEqualTo(200);
        customer.awaits("handover.cancelled");
        customer.says("hello");

        customer.log().awaitsLine("Hello to you.");
        assertThat(customer.log().types()).doesNotContain("handover.requested", "handover.queued");
    }

    @Test
    void nothing_is_asked_where_nobody_will_be_there() {
        Customer customer = shops.open(ASKS + "enabled: false\n").customer();
        customer.asksForPerson();
        assertThat(customer.awaits("handover.refused").at("/data/outcome").asString())
                .isEqualTo("disabled");
    }
}
