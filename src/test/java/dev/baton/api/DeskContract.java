package dev.baton.api;

import static dev.baton.api.Shop.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.baton.HttpClientForTests;
import dev.baton.conversation.ConversationId;
import dev.baton.file.FilesForTests;
import java.net.URI;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
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

        /** What the people there read first, in full, where {@link #opening} is only a part of it. */
        default String note(String reference) {
            return opening(reference);
        }

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

        /** Lets calls go that it has not answered. */
        void letsGo();

        /** It can no longer be reached. */
        void goesDown();

        /** It can be reached again, and knows what it knew. */
        void comesBack();

        /** Whether it tells that a person has left, as {@link #leaves} needs. */
        default boolean tellsWhoLeaves() {
            return true;
        }

        /** Whether it tells that a conversation was passed on among its people, as {@link #transfers} needs. */
        default boolean tellsTransfers() {
            return false;
        }

        /** Passes it on to another group of its people. */
        default void transfers(String reference) {
            throw new UnsupportedOperationException("It tells nothing of that");
        }

        /** Whether it has signs for typing and reading, as {@link #types} and {@link #signs} need. */
        boolean hasSigns();

        /** Whether it has read marks, too. */
        default boolean hasReadMarks() {
            return true;
        }

        void types(String reference, String name);

        void reads(String reference, String name);

        /** What the customer's side has shown there: {@code typing}, {@code read}. */
        List<String> signs(String reference);

        /**
         * What stands in the file of this name that our side sent, as soon as the people there have it. A desk that takes only text has
         * its address.
         */
        default byte[] awaitsFile(String reference, String name) {
            return fetched(awaitsLines(reference, 1).stream()
                    .filter(line -> line.startsWith(name + ": "))
                    .map(line -> line.substring(name.length() + 2))
                    .findFirst()
                    .orElseThrow());
        }

        /** Which signs of the customer it has a place for. */
        default List<String> takesSigns() {
            return hasReadMarks() ? List.of("typing", "read") : List.of("typing");
        }

        /** Takes the next line, but its answer is lost; false where the fake cannot do that. */
        default boolean losesNextAnswer() {
            return false;
        }

        /** Somebody there sends a file with these words. */
        void sendsFile(String reference, String id, String name, String text, String file, String address);

        /** What it answers to a webhook that somebody forged in its name. */
        int forges(String reference);
    }

    /** What is at an address, without any credentials. */
    static byte[] fetched(String address) {
        var uri = URI.create(address);
        return HttpClientForTests.of(uri.getPort()).bytes(uri.getPath()).body();
    }

    private static final Pattern HISTORY = Pattern.compile("http://[^\\s\"<>\\\\]+/history/[A-Za-z0-9_-]{43}");

    /** The one history link that stands in a text. */
    static URI historyLink(String text) {
        List<String> links = HISTORY.matcher(text)
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
        assertThat(links).as(text).hasSize(1);
        return URI.create(links.getFirst());
    }

    /** How an opening is answered. */
    enum Opening {
        ACCEPTED,
        REFUSED,
        BUSY_TWICE,
        BROKEN_ONCE,
        /** It takes the first and never answers that it did. */
        SILENT_ONCE
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

    Customer handedOver() {
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
    void the_people_there_get_a_link_that_shows_the_whole_conversation_and_opens_nothing_else() {
        Customer customer = handedOver();
        String reference = desk().awaitsConversation(customer.id());
        URI link = historyLink(desk().note(reference));
        HttpClientForTests anybody = HttpClientForTests.of(link.getPort());
        var shown = anybody.with("Accept", "application/json").get(link.getPath());
        assertThat(shown.status()).as(shown.toString()).isEqualTo(200);
        assertThat(shown.body()).contains("hello", "Hello to you.");
        assertThat(anybody.with("Accept", "text/html").get(link.getPath()).body())
                .contains("Hello to you.");

        String token = link.getPath().substring(link.getPath().lastIndexOf('/') + 1);
        String conversation = "/api/v1/conversations/" + customer.id();
        assertThat(anybody.bearer(token).get(conversation).status()).isEqualTo(401);
        assertThat(anybody.bearer(token).get(conversation + "/events").status()).isEqualTo(401);
        assertThat(anybody.bearer(token)
                        .post(conversation + "/messages", json("text", "I am somebody else"))
                        .status())
                .isEqualTo(401);
        assertThat(customer.log().events("history.link")).isEmpty();
    }

    @Test
    void an_opening_that_comes_again_has_the_same_history_link() {
        desk().answersOpenings(Opening.BROKEN_ONCE);
        Customer customer = handedOver();
        URI link = historyLink(desk().note(desk().awaitsConversation(customer.id())));
        assertThat(HttpClientForTests.of(link.getPort())
                        .with("Accept", "application/json")
                        .get(link.getPath())
                        .status())
                .isEqualTo(200);
        assertThat(shops().sql()
                        .sql("SELECT count(*) FROM history_link WHERE conversation_id = ?")
                        .param(uuid(customer))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
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
        assumeTrue(desk().tellsWhoLeaves(), "The desk does not tell that somebody leaves.");
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
    void passed_on_among_its_people_it_stays_there() {
        assumeTrue(desk().tellsTransfers(), "The desk does not tell that a conversation was passed on.");
        Customer customer = handedOver();
        String reference = desk().awaitsConversation(customer.id());
        desk().joins(reference, "Dana");
        customer.awaits("desk.joined");
        desk().transfers(reference);
        new Log(shop.supervisor("Sue").http(), customer.id()).awaits("desk.transferred");
        desk().says(reference, "m1", "Eli", "Second line, hello.");
        customer.log().awaitsLine("Second line, hello.");
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

        await().until(() -> sue.http().get("/api/v1/dead-letters").body().contains(customer.id()));
        assertThat(sue.http().get("/api/v1/dead-letters").body()).contains("credentials");
        assertThat(admin.http().post("/api/v1/desks/" + id + "/test", "{}").body())
                .contains("\"works\":false", "credentials");
    }

    @Test
    void a_busy_desk_is_asked_again_when_it_wants_to_be() {
        desk().answersOpenings(Opening.BUSY_TWICE);
        Customer customer = handedOver();
        desk().awaitsConversation(customer.id());
        assertThat(desk().openings()).isEqualTo(3);
    }

    @Test
    void where_nobody_joins_in_time_the_customer_is_told_and_the_desk_too() {
        acceptWithin(2);
        Customer customer = handedOver();
        String reference = desk().awaitsConversation(customer.id());
        assertThat(customer.awaits("desk.ended").at("/data/outcome").asString()).isEqualTo("timed_out");
        desk().awaitsClosed(reference);
        customer.says("hello");
        customer.log().awaits("message", 5);
    }

    @Test
    void a_desk_that_does_not_answer_holds_up_no_other_conversation_and_ends_in_time() {
        acceptWithin(3);
        desk().answersOpenings(Opening.SILENT_ONCE);
        Customer unlucky = handedOver();
        await().until(() -> desk().openings() == 1);
        Customer next = handedOver();
        String reference = desk().awaitsConversation(next.id());
        desk().joins(reference, "Dana");
        next.awaits("desk.joined");

        assertThat(unlucky.awaits("desk.ended").at("/data/outcome").asString()).isEqualTo("timed_out");
        desk().letsGo();
    }

    /** A node that dies between the desk's answer and the note of it leaves the delivery to the others. */
    @Test
    void an_opening_whose_answer_was_lost_with_its_node_is_one_conversation_there() {
        desk().answersOpenings(Opening.SILENT_ONCE);
        Customer customer = handedOver();
        await().until(() -> desk().openings() == 1);
        shops().sql()
                .sql("UPDATE outbox SET due = clock_timestamp() WHERE conversation_id = ? AND term > 0")
                .param(uuid(customer))
                .update();
        customer.says("one");

        String reference = desk().awaitsConversation(customer.id());
        assertThat(desk().awaitsLines(reference, 1)).containsOnlyOnce("one");
        assertThat(desk().openings()).isEqualTo(2);
        desk().letsGo();
        desk().joins(reference, "Dana");
        customer.awaits("desk.joined");
        assertThat(customer.log().events("desk.ended")).isEmpty();
    }

    @Test
    void a_desk_that_was_down_gets_all_that_was_said_meanwhile_once_and_in_order() {
        Customer customer = handedOver();
        String reference = desk().awaitsConversation(customer.id());
        desk().joins(reference, "Dana");
        customer.awaits("desk.joined");
        desk().goesDown();
        customer.says("one");
        customer.says("two");
        await().until(() -> shops().sql()
                        .sql("SELECT count(*) FROM outbox WHERE conversation_id = ? AND attempts > 0")
                        .param(uuid(customer))
                        .query(Integer.class)
                        .single()
                > 0);
        desk().comesBack();
        customer.says("three");
        assertThat(desk().awaitsLines(reference, 3).stream().filter(List.of("one", "two", "three")::contains))
                .containsExactly("one", "two", "three");
    }

    @Test
    void a_line_whose_answer_was_lost_is_there_once() {
        Customer customer = handedOver();
        String reference = desk().awaitsConversation(customer.id());
        desk().joins(reference, "Dana");
        customer.awaits("desk.joined");
        assumeTrue(desk().losesNextAnswer(), "The fake loses no answers.");
        customer.says("one");
        customer.says("two");

        assertThat(desk().awaitsLines(reference, 2).stream().filter(List.of("one", "two")::contains))
                .containsExactly("one", "two");
    }

    @Test
    void typing_and_reading_are_shown_to_both_sides_where_the_desk_has_signs_for_it() {
        assumeTrue(desk().hasSigns(), "The desk has no signs for typing and reading.");
        Customer customer = handedOver();
        String reference = desk().awaitsConversation(customer.id());
        desk().joins(reference, "Dana");
        customer.awaits("desk.joined");
        try (var stream = customer.stream()) {
            desk().types(reference, "Dana");
            assertThat(stream.next("typing").data().at("/actor/name").asString())
                    .isEqualTo("Dana");
            if (desk().hasReadMarks()) {
                desk().reads(reference, "Dana");
                assertThat(stream.next("read").data().at("/number").asLong()).isPositive();
            }
        }
        customer.posts("/typing", "{\"typing\":true}");
        customer.posts("/read", "{\"number\":1}");
        await().until(() -> desk().signs(reference).containsAll(desk().takesSigns()));
    }

    @Test
    void a_file_of_the_customer_reaches_the_people_there() {
        Customer customer = shop.customer();
        assertThat(customer.sends("before.txt", FilesForTests.text("sent before"))
                        .status())
                .isEqualTo(201);
        customer.asksForPerson();
        String reference = desk().awaitsConversation(customer.id());
        assertThat(desk().opening(reference)).contains("before.txt");
        desk().joins(reference, "Dana");
        customer.awaits("desk.joined");

        customer.sends("receipt.pdf", FilesForTests.pdf());

        assertThat(desk().awaitsFile(reference, "receipt.pdf")).isEqualTo(FilesForTests.pdf());
    }

    @Test
    void a_file_from_the_desk_is_a_link_that_the_customer_can_open() {
        Customer customer = handedOver();
        String reference = desk().awaitsConversation(customer.id());
        desk().sendsFile(reference, "f1", "Dana", "Your label:", "label.pdf", "https://files.example.com/label.pdf");
        customer.log().awaitsLine("Your label:\nlabel.pdf: https://files.example.com/label.pdf");
    }

    private static java.util.UUID uuid(Customer customer) {
        return ConversationId.parse(customer.id()).orElseThrow().value();
    }

    /** Sooner than anybody may set it, so that the test need not wait. */
    private void acceptWithin(int seconds) {
        shops().sql()
                .sql("UPDATE desk SET accept_seconds = ? WHERE id = ?")
                .params(seconds, id)
                .update();
    }

    @Test
    void where_the_bot_may_never_speak_again_the_end_there_is_the_end() {
        setUp(admin, id, ", \"botAgain\": \"never\"");
        Customer customer = handedOver();
        String reference = desk().awaitsConversation(customer.id());
        desk().joins(reference, "Dana");
        customer.awaits("desk.joined");
        desk().ends(reference);
        customer.awaits("conversation.closed");
        assertThat(customer.awaits("desk.ended").at("/data/outcome").asString()).isEqualTo("ended");
    }

    @Test
    void where_the_people_there_fall_silent_the_bot_may_speak_again_after_the_set_time() {
        setUp(admin, id, ", \"botAgain\": \"quiet\", \"quietSeconds\": 60");
        shops().sql()
                .sql("UPDATE desk SET quiet_seconds = 2 WHERE id = ?")
                .param(id)
                .update();
        Customer customer = handedOver();
        String reference = desk().awaitsConversation(customer.id());
        desk().says(reference, "m1", "Dana", "One moment.");
        customer.log().awaitsLine("One moment.");
        customer.says("Still there?");

        assertThat(customer.awaits("desk.ended").at("/data/outcome").asString()).isEqualTo("back_to_bot");
        desk().awaitsClosed(reference);
        customer.says("hello");
        await().until(() -> customer.log().events("message").stream()
                        .filter(event -> event.at("/data/text").asString().equals("Hello to you."))
                        .count()
                == 2);
    }

    @Test
    void nobody_else_can_speak_for_the_desk() {
        Customer customer = handedOver();
        String reference = desk().awaitsConversation(customer.id());
        assertThat(desk().forges(reference)).isEqualTo(401);
    }
}
