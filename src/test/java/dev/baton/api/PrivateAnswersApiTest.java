package dev.baton.api;

import static dev.baton.conversation.lane.Stage.done;
import static dev.baton.conversation.lane.Stage.now;
import static dev.baton.conversation.lane.Stage.says;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.conversation.Actor;
import dev.baton.conversation.Command;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Event;
import dev.baton.conversation.lane.Stage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A private answer is masked however soon it comes (D12), and shows nowhere. */
@ApiTest
class PrivateAnswersApiTest {

    private final Shops.Opener shops;
    private final DataSource database;
    private Shop shop;

    PrivateAnswersApiTest(@Autowired Shops.Opener shops, @Autowired DataSource database) {
        this.shops = shops;
        this.database = database;
    }

    @BeforeEach
    void open() {
        shop = shops.open();
    }

    @Test
    void an_answer_is_masked_though_another_node_has_asked_a_moment_ago() throws Exception {
        Customer asked = shop.customer();
        asked.log().awaitsLine("Welcome.");
        asked.says("verify me");
        asked.log().awaitsLine("Your tax number?");
        Customer customer = shop.customer();
        customer.log().awaitsLine("Welcome.");

        var other = new Stage(database);
        String waiting = other.store.find(id(asked)).orElseThrow().bot().memory();
        asksThere(other, id(customer), waiting);
        customer.says("123456789");

        assertThat(stored(customer)).doesNotContain("123456789").contains("•••");
        customer.log().awaitsLine("Thank you, •••.");
        other.journal.close();
    }

    @Test
    void a_private_step_that_is_left_for_another_action_is_asked_again_and_stays_private() {
        Customer customer = shop.customer();
        customer.says("verify me");
        customer.log().awaitsLine("Your tax number?");
        customer.says("hello");
        customer.log().awaitsLine("Hello to you.");
        customer.says("123456789");
        customer.log().awaitsLine("Thank you, •••.");

        assertThat(stored(customer)).doesNotContain("123456789");
        assertThat(lines(customer)).containsSubsequence("Your tax number?", "Hello to you.", "Your tax number?");
    }

    /** What the customer asks, and the bot's question, through a node that tells the server under test nothing. */
    private static void asksThere(Stage other, ConversationId id, String memory) {
        Conversation state = done(other.lanes.submit(id, says("ask", "verify me")));
        done(other.lanes.submit(
                id,
                new Command.AnswerTurn(
                        now(),
                        Actor.bot("shop", "Shop"),
                        state.bot().turn().orElseThrow().number(),
                        state.epoch(),
                        List.of(Event.Message.of("Your tax number?")),
                        memory,
                        Map.of(),
                        Map.of(),
                        List.of(),
                        Optional.empty())));
    }

    private static List<String> lines(Customer customer) {
        return customer.log().events("message").stream()
                .map(event -> event.at("/data/text").asString())
                .toList();
    }

    /** All that the database holds of the conversation, but the vault. */
    private String stored(Customer customer) {
        return shops.sql()
                .sql(
                        "SELECT string_agg(facts::text || coalesce(content::text, ''), ' ') || "
                                + "(SELECT state::text FROM conversation WHERE id = :id) FROM event WHERE conversation_id = :id")
                .param("id", id(customer).value())
                .query(String.class)
                .single();
    }

    private static ConversationId id(Customer customer) {
        return ConversationId.parse(customer.id()).orElseThrow();
    }
}
