package dev.baton.api;

import static dev.baton.api.Shop.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What every desk must do (K1, K5, K6, M7, H6): each kind of desk has a test that extends this one with a fake which speaks the
 * desk's wire format on a real socket and keeps state. What a kind cannot do at all stands in its capabilities.
 */
abstract class DeskContract {

    /** A desk of the kind, as its people would see it. */
    interface FakeDesk {
        /** What the next openings are answered with. */
        void answersOpenings(Opening how);

        /** What messages are answered with from now on. */
        void answersMessages(int status);

        /** The reference under which it knows the conversation, as soon as it has it. */
        String awaitsConversation(String id);

        /** What the customer and the bot said there, as soon as there are so many lines. */
        List<String> awaitsLines(String reference, int count);

        /** All that stands in the opening. */
        String opening(String reference);

        /** Whether our side has told that it ended it, as soon as it has. */
        void awaitsClosed(String reference);

        /** How many openings it has seen, repetitions included. */
        int openings();

        void joins(String reference, String name);

        /** @param id the desk's id of the message: the same when it is sent again */
        void says(String reference, String id, String name, String text);

        void leaves(String reference, String name);

        void ends(String reference);

        /** From now on it takes no credentials of ours. */
        void revokesCredentials();

        /** What it answers to a webhook that somebody forged in its name. */
        int forges(String reference);
    }

    /** How an opening is answered. */
    enum Opening {
        ACCEPTED,
        REFUSED,
        BUSY_TWICE,
        BROKEN_ONCE
    }

    abstract Shops.Opener shops();

    abstract FakeDesk desk();

    /** Sets the desk up under this id; more settings as JSON members, each after a comma. */
    abstract void setUp(Colleague admin, String id, String more);

    private Shop shop;
    private Colleague admin;
    private String id;

    @BeforeEach
    void chooseDesk() {
        shop = shops().open();
        admin = shop.office("Ada", dev.baton.platform.security.Role.ADMIN);
        id = "desk-" + shop.team();
        setUp(admin, id, "");
        choose("assistant", id);
    }

    private void choose(String kind, String desk) {
        assertThat(admin.http()
                        .put("/api/v1/desks/choices/" + kind + "/" + shop.team(), json("desk", desk))
                        .status())
                .isEqualTo(204);
    }

    private Customer handedOver() {
        Customer customer = shop.customer();
        customer.says("hello");
        customer.log().awaitsLine("Hello to you.");
        customer.asksForPerson();
        customer.awaits("desk.opened");
        return customer;
    }

    @Test
    void a_conversation_is_opened_with_what_was_said_and_talks_both_ways_until_it_ends() {
        Customer customer = handedOver();
        String reference = desk().awaitsConversation(customer.id());
        assertThat(desk().opening(reference)).contains("hello", "Hello to you.");
        desk().joins(reference, "Dana");
        assertThat(customer.awaits("desk.joined").at("/data/agent/name").asString())
                .isEqualTo("Dana");
        desk().says(reference, "m1", "Dana", "How can I help?");
        customer.log().awaitsLine("How can I help?");
        customer.says("My parcel is lost.");
        assertThat(desk().awaitsLines(reference, 1)).contains("My parcel is lost.");
        desk().ends(reference);
        assertThat(customer.awaits("desk.ended").at("/data/outcome").asString()).isEqualTo("ended");
        customer.says("hello");
        assertThat(customer.log().awaitsLine("Hello to you.")).isNotNull();
    }

    @Test
    void what_is_sent_twice_counts_once_and_who_speaks_has_joined() {
        Customer customer = handedOver();
        String reference = desk().awaitsConversation(customer.id());
        desk().says(reference, "m1", "Dana", "I am here.");
        desk().says(reference, "m1", "Dana", "I am here.");
        desk().joins(reference, "Dana");
        desk().says(reference, "m2", "Dana", "Tell me.");
        customer.log().awaitsLine("Tell me.");

        assertThat(customer.log().events("desk.joined")).hasSize(1);
        assertThat(customer.log().events("message").stream()
                        .map(event -> event.at("/data/text").asString()))
                .containsOnlyOnce("I am here.", "Tell me.");
    }

    @Test
    void a_person_who_leaves_has_not_ended_it() {
        Customer customer = handedOver();
        String reference = desk().awaitsConversation(customer.id());
        desk().joins(reference, "Dana");
        customer.awaits("desk.joined");
        desk().leaves(reference, "Dana");
        customer.awaits("desk.left");
        desk().joins(reference, "Eli");
        customer.log().awaits("desk.joined", 2);
        assertThat(customer.log().events("desk.ended")).isEmpty();
    }

    @Test
    void what_comes_after_the_end_changes_nothing() {
        Customer customer = handedOver();
        String reference = desk().awaitsConversation(customer.id());
        desk().ends(reference);
        customer.awaits("desk.ended");
        desk().says(reference, "late", "Dana", "One more thing");
        desk().ends(reference);
        customer.says("hello");
        customer.log().awaits("message", 5);

        assertThat(customer.log().events("desk.ended")).hasSize(1);
        assertThat(customer.log().events().toString()).doesNotContain("One more thing");
    }

    @Test
    void a_desk_that_refuses_brings_a_clear_message_and_the_bot() {
        desk().answersOpenings(Opening.REFUSED);
        Customer customer = handedOver();
        assertThat(customer.awaits("desk.ended").at("/data/outcome").asString()).isEqualTo("refused");
        customer.says("hello");
        customer.log().awaits("message", 5);
    }

    @Test
    void the_alternative_takes_what_the_desk_does_not() {
        setUp(admin, id, ", \"fallback\": \"workspace\"");
        desk().answersOpenings(Opening.REFUSED);
        Customer customer = handedOver();
        customer.awaits("handover.queued");
    }

    @Test
    void a_busy_or_broken_desk_is_asked_again_and_nothing_is_lost_or_out_of_order() {
        desk().answersOpenings(Opening.BROKEN_ONCE);
        Customer customer = handedOver();
        customer.says("one");
        customer.says("two");
        String reference = desk().awaitsConversation(customer.id());
        assertThat(desk().awaitsLines(reference, 2).stream().filter(List.of("one", "two")::contains))
                .containsExactly("one", "two");
        assertThat(desk().openings()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void the_customer_goes_back_and_the_desk_is_told() {
        Customer customer = handedOver();
        String reference = desk().awaitsConversation(customer.id());
        desk().joins(reference, "Dana");
        customer.awaits("desk.joined");
        customer.posts("/close", "{}");
        desk().awaitsClosed(reference);
    }

    @Test
    void removing_the_desk_leaves_running_conversations_where_they_are() {
        Customer customer = handedOver();
        String reference = desk().awaitsConversation(customer.id());
        assertThat(admin.http().delete("/api/v1/desks/" + id).status()).isEqualTo(204);
        desk().joins(reference, "Dana");
        customer.awaits("desk.joined");
        customer.says("still here");
        assertThat(desk().awaitsLines(reference, 1)).contains("still here");

        Customer next = shop.customer();
        next.asksForPerson();
        next.awaits("handover.queued");
    }

    @Test
    void revoked_credentials_end_in_a_dead_letter_that_a_supervisor_understands() {
        Customer customer = handedOver();
        String reference = desk().awaitsConversation(customer.id());
        desk().revokesCredentials();
        customer.says("anybody?");
        var sue = shop.supervisor("Sue");

        org.awaitility.Awaitility.await()
                .until(() -> sue.http().get("/api/v1/dead-letters").body().contains(customer.id()));
        assertThat(sue.http().get("/api/v1/dead-letters").body()).contains("credentials");
        assertThat(admin.http().post("/api/v1/desks/" + id + "/test", "{}").body())
                .contains("\"works\":false", "credentials");
    }

    @Test
    void nobody_else_can_speak_for_the_desk() {
        Customer customer = handedOver();
        String reference = desk().awaitsConversation(customer.id());
        assertThat(desk().forges(reference)).isEqualTo(401);
    }
}
