package dev.baton.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.baton.HttpClientForTests.Answer;
import dev.baton.platform.security.Role;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * What every desk must do that owns the channel (K2, K7): each kind has a test that extends this one with a fake which speaks the
 * desk's wire format on a real socket and keeps state. A desk that shows its own bot's lines to whoever listens must do so here,
 * too: nothing of it may be answered.
 */
abstract class OwnChannelContract {

    /** A desk of the kind with customers and people of its own. */
    interface FakeChannel {
        /** A customer comes who has not been there before. @return the desk's name for the conversation */
        String customerComes();

        /** @param id the desk's id of the message: the same when it is sent again */
        void customerSays(String reference, String id, String text);

        /** All that our side has said and done there, in order: {@code says …}, {@code passes}, {@code takes back}, {@code finishes}. */
        List<String> story(String reference);

        /** All that came with control. */
        String passed(String reference);

        /** How control is taken from now on. */
        void answersPasses(Passing how);

        /** Whether it tells what its people say and do. */
        boolean tells();

        /** Whether it has quick replies, so that choices are not numbered. */
        boolean hasQuickReplies();

        void joins(String reference, String name);

        void says(String reference, String id, String name, String text);

        void ends(String reference);

        /** A person takes it of which our side hears when it wants to speak. False if the desk has no such case. */
        boolean takesSilently(String reference);

        /** Gives the conversation to the bot again, where the desk must do that before it hears the customer. */
        void givesBack(String reference);

        void goesDown();

        void comesBack();

        /** What it answers to a webhook that somebody forged in its name. */
        int forges(String reference);
    }

    /** How control is taken. */
    enum Passing {
        TAKEN,
        REFUSED,
        BROKEN_ONCE
    }

    private static final String ACTIONS = """
              - id: person
                start: ["person please"]
                steps:
                  - connect: {}
              - id: choose
                start: ["choose"]
                steps:
                  - say: {en: "What shall it be?"}
                    buttons: [{label: After care, value: after care}, {label: A greeting, value: hello}]
            """;

    abstract Shops.Opener shops();

    abstract FakeChannel desk();

    /** Sets the desk up under this id; more settings as JSON members, each after a comma. */
    abstract void setUp(Colleague admin, String id, String more);

    private Shop shop;
    private Colleague admin;
    private Colleague sue;
    private String id;

    @BeforeEach
    void answerThere() {
        shop = shops().open(ACTIONS, "");
        admin = shop.office("Ada", Role.ADMIN);
        sue = shop.supervisor("Sue");
        id = "own-" + shop.team();
        setUp("");
    }

    private void setUp(String more) {
        setUp(admin, id, ", \"assistant\": \"" + shop.team() + "\"" + more);
    }

    /** A customer whom the bot has greeted and answered. */
    private String greeted() {
        String reference = desk().customerComes();
        desk().customerSays(reference, "c1", "hello");
        awaitsLine(reference, "Hello to you.");
        return reference;
    }

    private String passed() {
        String reference = greeted();
        desk().customerSays(reference, "c2", "person please");
        awaits(reference, "passes");
        return reference;
    }

    private void awaitsLine(String reference, String text) {
        awaits(reference, "says " + text);
    }

    private void awaits(String reference, String step) {
        await().atMost(java.time.Duration.ofSeconds(30))
                .until(() -> desk().story(reference).contains(step));
    }

    private Log log(String reference) {
        UUID conversation = await().until(
                        () -> shops().sql()
                                .sql("SELECT conversation_id FROM desk_thread WHERE desk = ? AND reference = ?")
                                .params(id, reference)
                                .query(UUID.class)
                                .optional(),
                        java.util.Optional::isPresent)
                .orElseThrow();
        return new Log(sue.http(), new dev.baton.conversation.ConversationId(conversation).toString());
    }

    private List<String> said(String reference, String kind) {
        return log(reference).events("message").stream()
                .filter(event -> event.at("/actor/kind").asString().equals(kind))
                .map(event -> event.at("/data/text").asString())
                .toList();
    }

    @Test
    void the_assistant_answers_what_the_customer_says_there() {
        String reference = greeted();
        assertThat(desk().story(reference)).containsExactly("says Welcome.", "says Hello to you.");
        assertThat(said(reference, "customer")).containsExactly("hello");
        JsonNode started = log(reference).events().getFirst();
        assertThat(started.at("/data/channel").asString()).isEqualTo("desk:" + id);
    }

    @Test
    void what_comes_twice_counts_once_and_our_own_words_are_not_answered() {
        String reference = greeted();
        desk().customerSays(reference, "c1", "hello");
        desk().customerSays(reference, "c2", "after care");
        desk().customerSays(reference, "c2", "after care");
        awaitsLine(reference, "Did that help?");
        assertThat(said(reference, "customer")).containsExactly("hello", "after care");
        assertThat(desk().story(reference))
                .containsExactly("says Welcome.", "says Hello to you.", "says Did that help?");
    }

    @Test
    void two_customers_are_two_conversations() {
        String one = greeted();
        String other = greeted();
        assertThat(one).isNotEqualTo(other);
        assertThat(desk().story(one)).isEqualTo(desk().story(other));
    }

    @Test
    void control_is_passed_with_the_summary_after_the_customer_was_told() {
        String reference = passed();
        assertThat(desk().passed(reference)).contains("person please");
        List<String> story = desk().story(reference);
        assertThat(story.getLast()).isEqualTo("passes");
        assertThat(story.get(story.size() - 2)).startsWith("says ").isNotEqualTo("says Hello to you.");
        assertThat(log(reference).awaits("desk.opened").at("/data/desk").toString())
                .contains(id);
    }

    @Test
    void while_people_have_it_the_bot_is_silent_and_all_is_in_our_history_until_they_end_it() {
        assumeTrue(desk().tells(), "The desk tells nothing of its people.");
        String reference = passed();
        desk().joins(reference, "Dana");
        log(reference).awaits("desk.joined");
        desk().says(reference, "p1", "Dana", "I am Dana.");
        log(reference).awaitsLine("I am Dana.");
        desk().customerSays(reference, "c3", "hello");
        await().until(() -> said(reference, "customer").size() == 3);
        desk().ends(reference);
        assertThat(log(reference).awaits("desk.ended").at("/data/outcome").asString())
                .isEqualTo("ended");
        desk().customerSays(reference, "c4", "after care");
        awaitsLine(reference, "Did that help?");

        List<String> story = desk().story(reference);
        assertThat(story.subList(story.indexOf("passes"), story.size()))
                .containsExactly("passes", "says Did that help?");
    }

    @Test
    void a_person_who_simply_speaks_has_taken_over() {
        assumeTrue(desk().tells(), "The desk tells nothing of its people.");
        String reference = greeted();
        desk().says(reference, "p1", "Dana", "I take this one.");
        log(reference).awaitsLine("I take this one.");
        assertThat(log(reference).awaits("desk.joined").at("/data/agent/name").asString())
                .isEqualTo("Dana");
        desk().customerSays(reference, "c2", "after care");
        await().until(() -> said(reference, "customer").size() == 2);
        desk().ends(reference);
        log(reference).awaits("desk.ended");
        desk().customerSays(reference, "c3", "hello");
        await().until(() -> desk().story(reference).size() == 3);
        assertThat(desk().story(reference))
                .containsExactly("says Welcome.", "says Hello to you.", "says Hello to you.");
    }

    @Test
    void where_nobody_there_takes_it_in_time_the_bot_has_it_again_and_the_customer_is_told() {
        assumeTrue(desk().tells(), "The desk tells nothing of its people.");
        shops().sql()
                .sql("UPDATE desk SET accept_seconds = 2 WHERE id = ?")
                .param(id)
                .update();
        String reference = passed();
        awaits(reference, "takes back");
        await().until(() -> desk().story(reference).getLast().startsWith("says "));
        desk().customerSays(reference, "c3", "after care");
        awaitsLine(reference, "Did that help?");
    }

    @Test
    void where_the_desk_does_not_take_it_the_customer_is_told_and_the_bot_goes_on() {
        desk().answersPasses(Passing.REFUSED);
        String reference = greeted();
        desk().customerSays(reference, "c2", "person please");
        assertThat(log(reference).awaits("desk.ended").at("/data/outcome").asString())
                .isEqualTo("refused");
        desk().customerSays(reference, "c3", "after care");
        awaitsLine(reference, "Did that help?");
    }

    @Test
    void control_that_could_not_be_passed_at_once_is_passed_later() {
        desk().answersPasses(Passing.BROKEN_ONCE);
        String reference = passed();
        assertThat(desk().story(reference)).containsOnlyOnce("passes");
    }

    @Test
    void choices_are_numbered_and_the_number_is_understood() {
        assumeFalse(desk().hasQuickReplies(), "The desk has quick replies.");
        String reference = greeted();
        desk().customerSays(reference, "c2", "choose");
        awaitsLine(reference, "What shall it be?\n1. After care\n2. A greeting");
        desk().customerSays(reference, "c3", "1");
        awaitsLine(reference, "Did that help?");
        assertThat(said(reference, "customer")).containsExactly("hello", "choose", "after care");
    }

    @Test
    void a_conversation_that_we_close_is_finished_there_and_goes_on_with_the_next_message() {
        String reference = greeted();
        Answer closed = sue.http().post("/api/v1/conversations/" + conversation(reference) + "/close", "{}");
        assertThat(closed.status()).as(closed.toString()).isIn(200, 201);
        awaits(reference, "finishes");
        desk().givesBack(reference);
        desk().customerSays(reference, "c2", "after care");
        awaitsLine(reference, "Did that help?");
        log(reference).awaits("conversation.reopened");
    }

    @Test
    void what_people_end_that_the_bot_had_is_over_and_not_told_back() {
        assumeTrue(desk().tells(), "The desk tells nothing of its people.");
        String reference = greeted();
        desk().ends(reference);
        log(reference).awaits("conversation.closed");
        desk().customerSays(reference, "c2", "after care");
        awaitsLine(reference, "Did that help?");
        assertThat(desk().story(reference)).doesNotContain("finishes");
    }

    @Test
    void a_desk_that_tells_nothing_has_it_for_good_until_it_gives_it_back() {
        assumeFalse(desk().tells(), "The desk tells what its people do.");
        String reference = passed();
        log(reference).awaits("conversation.closed");
        desk().givesBack(reference);
        desk().customerSays(reference, "c3", "after care");
        awaitsLine(reference, "Did that help?");
        assertThat(desk().story(reference)).containsOnlyOnce("passes").doesNotContain("finishes");
    }

    @Test
    void the_bot_falls_silent_where_somebody_has_taken_it_unheard() {
        String reference = greeted();
        assumeTrue(desk().takesSilently(reference), "The desk has no such case.");
        desk().customerSays(reference, "c2", "after care");
        log(reference).awaits("desk.joined");
        assertThat(desk().story(reference)).containsExactly("says Welcome.", "says Hello to you.");
        assertThat(sue.http().get("/api/v1/dead-letters").body()).doesNotContain(conversation(reference));
    }

    @Test
    void a_desk_that_was_down_gets_all_that_was_said_meanwhile_once_and_in_order() {
        String reference = greeted();
        desk().goesDown();
        desk().customerSays(reference, "c2", "after care");
        desk().customerSays(reference, "c3", "choose");
        await().until(() -> said(reference, "bot").size() == 4);
        desk().comesBack();
        await().atMost(java.time.Duration.ofSeconds(30))
                .until(() -> desk().story(reference).size() == 4);
        assertThat(desk().story(reference).get(2)).isEqualTo("says Did that help?");
        assertThat(desk().story(reference).get(3)).startsWith("says What shall it be?");
    }

    @Test
    void where_no_assistant_answers_nothing_begins() {
        setUp(admin, id, "");
        String reference = desk().customerComes();
        desk().customerSays(reference, "c1", "hello");
        await().until(() -> shops().sql()
                        .sql("SELECT count(*) FROM inbound WHERE connector = ? AND due IS NOT NULL")
                        .param("desk:" + id)
                        .query(Integer.class)
                        .single()
                == 0);
        setUp("");
        desk().customerSays(reference, "c2", "after care");
        awaitsLine(reference, "Did that help?");
        assertThat(said(reference, "customer")).containsExactly("after care");
    }

    @Test
    void nobody_else_can_speak_for_the_desk() {
        assertThat(desk().forges(greeted())).isEqualTo(401);
    }

    private String conversation(String reference) {
        return log(reference).conversation();
    }
}
