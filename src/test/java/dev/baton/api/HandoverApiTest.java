package dev.baton.api;

import static dev.baton.api.Shop.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.HttpClientForTests.Answer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** From the bot to a person and back, through the API. */
@ApiTest
class HandoverApiTest {

    private final Shops.Opener shops;
    private Shop shop;

    HandoverApiTest(@Autowired Shops.Opener shops) {
        this.shops = shops;
    }

    @BeforeEach
    void open() {
        shop = shops.open();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "{}"})
    void a_request_needs_no_body_and_a_repeated_one_gives_the_same_number(@Nullable String body) {
        var customer = shop.customer();
        var path = "/api/v1/conversations/" + customer.id() + "/handover";

        var asked = customer.http().send("POST", path, body);
        customer.awaits("handover.queued");
        var again = customer.http().send("POST", path, body);

        assertThat(asked.status()).as(asked.toString()).isEqualTo(202);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().at("/number").asLong())
                .isEqualTo(asked.json().at("/number").asLong());
        var requested = customer.awaits("handover.requested");
        assertThat(requested.at("/number").asLong())
                .isEqualTo(asked.json().at("/number").asLong());
        assertThat(requested.at("/data/reason").asString()).isEqualTo("menu");
        assertThat(requested.at("/data").has("evidence")).isFalse();
    }

    @Test
    void a_program_hands_over_with_reason_message_and_target() {
        var customer = shop.customer();
        var agent = shop.agent("Ann").online();

        var asked = agent.posts(
                customer,
                "/handover",
                json("reason", "bot", "message", "Angry about order 5", "target", Map.of("team", shop.team())));

        assertThat(asked.status()).isEqualTo(202);
        agent.offerOf(customer);
        var context = agent.sees(customer).json().at("/handover");
        assertThat(context.propertyNames()).contains("reason", "evidence", "target", "team", "requestedAt");
        assertThat(context.at("/reason").asString()).isEqualTo("bot");
        assertThat(context.at("/message").asString()).isEqualTo("Angry about order 5");
        assertThat(context.at("/team/id").asString()).isEqualTo(shop.team());
        assertThat(agent.posts(customer, "/handover", json("reason", "boredom")).problem())
                .isEqualTo("invalid-request");
    }

    @Test
    void nobody_waits_for_a_skill_or_an_agent_that_is_not_there() {
        var customer = shop.customer();
        var agent = shop.agent("Ann").online();

        agent.posts(
                customer,
                "/handover",
                json("target", Map.of("team", shop.team(), "skill", "alchemy", "agent", "nobody")));

        assertThat(agent.accepts(agent.offerOf(customer)).status()).isEqualTo(200);
    }

    @Test
    void who_no_longer_wants_to_wait_is_back_with_the_bot() {
        var customer = shop.waitingCustomer();

        var cancelled = customer.cancels();
        var again = customer.cancels();

        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(again.status()).isEqualTo(200);
        var event = customer.log().events("handover.cancelled").getFirst();
        assertThat(event.at("/number").asLong())
                .isEqualTo(cancelled.json().at("/number").asLong());
        assertThat(event.at("/data").size()).isZero();
        assertThat(customer.sees().json().at("/owner/kind").asString()).isEqualTo("bot");
        customer.says("hello");
        customer.log().awaitsLine("Hello to you.");
    }

    @Test
    void the_accepted_offer_joins_once_however_often_it_is_accepted() {
        var agent = shop.agent("Ann").online();
        var customer = shop.waitingCustomer();
        var offer = agent.offerOf(customer);

        var accepted = agent.accepts(offer);
        var again = agent.accepts(offer);

        assertThat(accepted.status()).as(accepted.toString()).isEqualTo(200);
        assertThat(accepted.json().at("/conversationId").asString()).isEqualTo(customer.id());
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(accepted.json());
        var joined = customer.awaits("agent.joined");
        assertThat(joined.at("/number").asLong())
                .isEqualTo(accepted.json().at("/number").asLong());
        assertThat(joined.at("/data/agent/name").asString()).isEqualTo("Ann");
        assertThat(agent.seat().at("/load").decimalValue()).isEqualByComparingTo("1.00");
        assertThat(agent.log(customer).events("offer.made")).hasSize(1);
    }

    @Test
    void a_declined_offer_goes_to_the_next_agent_and_is_over_for_the_first() {
        var ann = shop.agent("Ann").online();
        var customer = shop.waitingCustomer();
        var offer = ann.offerOf(customer);
        var ben = shop.agent("Ben").online();

        var declined = ann.declines(offer);
        var again = ann.declines(offer);

        assertThat(declined.status()).isEqualTo(200);
        assertThat(again.status()).isEqualTo(200);
        var next = ben.offerOf(customer, 2);
        var late = ann.accepts(offer);
        assertThat(late.problem()).isEqualTo("offer-over");
        assertThat(late.json().at("/outcome").asString()).isEqualTo("declined");
        assertThat(ben.accepts(next).status()).isEqualTo(200);
        assertThat(ann.seat().at("/load").decimalValue()).isEqualByComparingTo("0");
    }

    @Test
    void a_missed_offer_goes_on_and_three_in_a_row_set_the_agent_away() {
        var quick = shops.open("ring: 1s");
        var ann = quick.agent("Ann").online();

        var first = quick.waitingCustomer();
        var missed = ann.offerOf(first);
        var over = ann.log(first).awaits("offer.missed");
        quick.waitingCustomer();
        quick.waitingCustomer();

        assertThat(over.at("/data/offerId").asString()).isEqualTo(missed);
        var late = ann.accepts(missed);
        assertThat(late.problem()).isEqualTo("offer-over");
        assertThat(late.json().at("/outcome").asString()).isEqualTo("missed");
        try (var workspace = ann.workspace()) {
            workspace.next(
                    frame -> frame.data()
                            .at("/data/me/presence/state")
                            .asString(frame.data().at("/data/presence/state").asString(""))
                            .equals("away"),
                    "away");
        }
    }

    @Test
    void an_offer_that_another_claim_ended_names_the_winner() {
        var ann = shop.agent("Ann").online();
        var customer = shop.waitingCustomer();
        var offer = ann.offerOf(customer);
        var ben = shop.agent("Ben");

        assertThat(ben.claims(customer).status()).isEqualTo(200);

        var late = ann.accepts(offer);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.problem()).isEqualTo("already-taken");
        assertThat(late.json().at("/by/kind").asString()).isEqualTo("agent");
        assertThat(late.json().at("/by/id").asString()).isEqualTo(ben.id());
        assertThat(late.json().at("/by/name").asString()).isEqualTo("Ben");
    }

    @Test
    void an_offer_ends_as_withdrawn_when_the_customer_no_longer_waits() {
        var ann = shop.agent("Ann").online();
        var customer = shop.waitingCustomer();
        var offer = ann.offerOf(customer);
        customer.cancels();

        var late = ann.accepts(offer);

        assertThat(late.problem()).isEqualTo("offer-over");
        assertThat(late.json().at("/outcome").asString()).isEqualTo("withdrawn");
        assertThat(ann.declines(offer).problem()).isEqualTo("offer-over");
        assertThat(ann.seat().at("/load").decimalValue()).isEqualByComparingTo("0");
    }

    @Test
    void nobody_answers_anothers_offer_nor_one_that_never_was() {
        var ann = shop.agent("Ann").online();
        var customer = shop.waitingCustomer();
        var offer = ann.offerOf(customer);
        var ben = shop.agent("Ben");

        assertThat(ben.accepts(offer).problem()).isEqualTo("not-found");
        assertThat(ben.declines(offer).problem()).isEqualTo("not-found");
        assertThat(ann.accepts("nothing").problem()).isEqualTo("not-found");
        assertThat(ann.accepts(offer).status()).isEqualTo(200);
    }

    @Test
    void of_many_who_claim_at_once_one_wins_and_all_others_are_told_who() {
        var customer = shop.waitingCustomer();
        var agents =
                IntStream.range(0, 6).mapToObj(i -> shop.agent("Agent " + i)).toList();

        var answers =
                agents.stream()
                        .map(agent -> CompletableFuture.supplyAsync(() -> agent.claims(customer)))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();

        assertThat(answers).extracting(Answer::status).containsOnlyOnce(200);
        var winner = agents.get(answers.stream().map(Answer::status).toList().indexOf(200));
        assertThat(answers.stream().filter(answer -> answer.status() != 200))
                .hasSize(5)
                .allSatisfy(answer -> {
                    assertThat(answer.problem()).isEqualTo("already-taken");
                    assertThat(answer.json().at("/by/id").asString()).isEqualTo(winner.id());
                });
        assertThat(winner.claims(customer).status()).isEqualTo(200);
        assertThat(winner.seat().at("/load").decimalValue()).isEqualByComparingTo("1.00");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "{}", "{\"force\":false}"})
    void a_claim_needs_no_body(@Nullable String body) {
        var customer = shop.customer();
        var agent = shop.agent("Ann");

        var claimed = agent.http().send("POST", "/api/v1/conversations/" + customer.id() + "/claim", body);

        assertThat(claimed.status()).as(claimed.toString()).isEqualTo(200);
        assertThat(claimed.json().propertyNames()).containsExactlyInAnyOrder("number", "epoch");
    }

    @Test
    void over_the_cap_only_a_supervisors_force_takes_one_and_it_is_marked() {
        var full = shop.agent("Ann", 1);
        var boss = shop.agent("Sue", 1, dev.baton.platform.security.Role.SUPERVISOR);
        full.claims(shop.customer());
        boss.claims(shop.customer());
        var customer = shop.customer();

        var refused = full.claims(customer);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("over-capacity");
        assertThat(refused.json().at("/load").decimalValue()).isEqualByComparingTo("1.00");
        assertThat(refused.json().at("/cap").decimalValue()).isEqualByComparingTo("1.00");
        assertThat(full.claimsByForce(customer).problem()).isEqualTo("forbidden");

        assertThat(boss.claims(customer).problem()).isEqualTo("over-capacity");
        assertThat(boss.claimsByForce(customer).status()).isEqualTo(200);
        assertThat(customer.awaits("agent.joined").at("/data/forced").asBoolean())
                .isTrue();
        assertThat(boss.seat().at("/load").decimalValue()).isEqualByComparingTo("2.00");
    }

    @Test
    void only_the_owner_speaks() {
        var customer = shop.customer();
        var ann = shop.agent("Ann");
        var sue = shop.supervisor("Sue");
        ann.claims(customer);

        var refused = sue.says(customer, "May I?");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("not-owner");
        assertThat(refused.json().at("/owner/kind").asString()).isEqualTo("agent");
        assertThat(refused.json().at("/owner/id").asString()).isEqualTo(ann.id());
        assertThat(refused.json().at("/owner/name").asString()).isEqualTo("Ann");
        assertThat(sue.notes(customer, "But I may note").status()).isEqualTo(201);
        assertThat(ann.says(customer, "Hello").status()).isEqualTo(201);
    }

    @Test
    void a_repeated_message_of_an_agent_keeps_its_number_even_after_the_agent_has_left() {
        var customer = shop.customer();
        var ann = shop.agent("Ann");
        ann.claims(customer);
        var line = json("clientId", "one", "text", "Hello");
        var said = ann.posts(customer, "/messages", line);
        ann.transfers(customer, Map.of("bot", true));

        var again = ann.posts(customer, "/messages", line);

        assertThat(said.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(said.json());
    }

    @Test
    void a_transfer_to_a_team_waits_there_with_its_note_and_repeated_it_changes_nothing() {
        var customer = shop.customer();
        var ann = shop.agent("Ann");
        ann.claims(customer);
        var billing = shop.anotherTeam();
        var body = json("to", Map.of("team", billing), "note", "Knows the case");

        var passed = ann.posts(customer, "/transfer", body);
        var again = ann.posts(customer, "/transfer", body);

        assertThat(passed.status()).isEqualTo(200);
        assertThat(again.status()).as(again.toString()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(passed.json());
        var transferred = ann.log(customer).events("conversation.transferred");
        assertThat(transferred).hasSize(1);
        assertThat(transferred.getFirst().at("/data/to/kind").asString()).isEqualTo("team");
        assertThat(transferred.getFirst().at("/data/to/id").asString()).isEqualTo(billing);
        assertThat(transferred.getFirst().at("/data/to/name").asString()).isEqualTo("Team " + billing);
        assertThat(transferred.getFirst().at("/data/note").asString()).isEqualTo("Knows the case");
        assertThat(customer.log().types())
                .contains("agent.left", "handover.queued")
                .doesNotContain("conversation.transferred");
        assertThat(customer.awaits("agent.left").at("/data/reason").asString()).isEqualTo("transferred");
        assertThat(customer.awaits("agent.left").at("/data/to").asString()).isEqualTo("queue");
        assertThat(ann.sees(customer).json().at("/team/id").asString()).isEqualTo(billing);
    }

    @Test
    void a_transfer_to_an_agent_is_offered_to_that_agent_alone() {
        var ann = shop.agent("Ann");
        shop.agent("Cid").online();
        var ben = shop.agent("Ben").online();
        var customer = shop.customer();
        ann.claims(customer);

        assertThat(ann.transfers(customer, Map.of("agent", ben.id())).status()).isEqualTo(200);

        assertThat(ben.accepts(ben.offerOf(customer)).status()).isEqualTo(200);
        var to = ben.log(customer).events("conversation.transferred").getFirst().at("/data/to");
        assertThat(to.at("/kind").asString()).isEqualTo("agent");
        assertThat(to.at("/id").asString()).isEqualTo(ben.id());
        assertThat(to.at("/name").asString()).isEqualTo("Ben");
    }

    @Test
    void a_transfer_by_skill_goes_to_who_has_it() {
        var ann = shop.agent("Ann");
        var customer = shop.customer();
        ann.claims(customer);

        var passed = ann.transfers(customer, Map.of("team", shop.team(), "skill", "returns"));

        assertThat(passed.status()).isEqualTo(200);
        var transferred = ann.log(customer).events("conversation.transferred").getFirst();
        assertThat(transferred.at("/data/skill").asString()).isEqualTo("returns");
        assertThat(ann.sees(customer).json().at("/skill").asString()).isEqualTo("returns");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"to\":{}}",
                "{\"to\":{\"team\":\"no-such-team\"}}",
                "{\"to\":{\"agent\":\"nobody\"}}",
                "{\"to\":{\"agent\":\"0199b3a0-0000-7000-8000-00000000000a\"}}",
                "{\"to\":{\"skill\":\"no-such-skill\"}}",
                "{\"to\":\"bot\"}"
            })
    void a_transfer_to_nowhere_is_refused(String body) {
        var customer = shop.customer();
        var ann = shop.agent("Ann");
        ann.claims(customer);

        var answer = ann.posts(customer, "/transfer", body);

        assertThat(answer.problem()).as(answer.toString()).isEqualTo("invalid-request");
        assertThat(ann.sees(customer).json().at("/owner/kind").asString()).isEqualTo("agent");
    }

    @Test
    void only_owner_and_supervisor_pass_on_and_close() {
        var customer = shop.customer();
        var ann = shop.agent("Ann");
        var ben = shop.agent("Ben");

        assertThat(ben.transfers(customer, Map.of("team", shop.team())).problem())
                .isEqualTo("not-owner");
        assertThat(ben.closes(customer).problem()).isEqualTo("not-owner");
        ann.claims(customer);
        assertThat(ben.transfers(customer, Map.of("bot", true)).problem()).isEqualTo("forbidden");
        assertThat(customer.posts("/transfer", "{\"to\":{\"bot\":true}}").status())
                .isIn(403, 409);
        assertThat(shop.supervisor("Sue").closes(customer).status()).isEqualTo(200);
    }

    @Test
    void a_closed_conversation_says_by_whom_and_tells_the_team_why() {
        var customer = shop.customer();
        var ann = shop.agent("Ann");
        ann.claims(customer);

        var closed = ann.posts(customer, "/close", json("category", "billing", "note", "All done"));

        assertThat(closed.status()).isEqualTo(200);
        var event = customer.log().events("conversation.closed").getFirst();
        assertThat(event.at("/number").asLong())
                .isEqualTo(closed.json().at("/number").asLong());
        assertThat(event.at("/data/by").asString()).isEqualTo("agent");
        assertThat(event.at("/data").has("category")).isFalse();
        assertThat(ann.log(customer)
                        .events("conversation.closed")
                        .getFirst()
                        .at("/data/category")
                        .asString())
                .isEqualTo("billing");
        assertThat(customer.log().types()).contains("agent.left").doesNotContain("note");
        assertThat(ann.log(customer).types()).contains("note");
        assertThat(ann.seat().at("/load").decimalValue()).isEqualByComparingTo("0");
    }

    @Test
    void what_is_not_possible_in_a_state_names_who_has_it() {
        var customer = shop.customer();
        var ann = shop.agent("Ann");
        ann.claims(customer);

        var again = customer.asksForPerson();

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.problem()).isEqualTo("wrong-state");
        assertThat(again.json().at("/owner/kind").asString()).isEqualTo("agent");
        ann.closes(customer);
        var claim = ann.claims(customer);
        assertThat(claim.problem()).isEqualTo("wrong-state");
        assertThat(claim.json().at("/owner/kind").asString()).isEqualTo("closed");
    }

    @Test
    void a_supervisor_gives_a_waiting_conversation_back_to_the_bot_with_an_action() {
        var customer = shop.waitingCustomer();
        var sue = shop.supervisor("Sue");

        var back = sue.transfers(customer, Map.of("bot", true, "action", "after-care", "outcome", "solved by phone"));

        assertThat(back.status()).isEqualTo(200);
        customer.log().awaitsLine("Did that help?");
        assertThat(customer.sees().json().at("/owner/kind").asString()).isEqualTo("bot");
        var cancelled = sue.log(customer).events("handover.cancelled").getFirst();
        assertThat(cancelled.at("/data/outcome").asString()).isEqualTo("solved by phone");
        assertThat(customer.log()
                        .events("handover.cancelled")
                        .getFirst()
                        .at("/data")
                        .size())
                .isZero();
    }

    @Test
    void a_bot_only_assistant_and_a_disabled_handover_say_so() {
        var robot = shops.open("mode: bot_only", "").customer();
        var refused = robot.asksForPerson();
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("handover-refused");
        assertThat(refused.json().at("/reason").asString()).isEqualTo("bot_only");

        var disabled = shops.open("enabled: false").customer();
        assertThat(disabled.asksForPerson().status()).isEqualTo(202);
        assertThat(disabled.awaits("handover.refused").at("/data/outcome").asString())
                .isEqualTo("disabled");
        assertThat(disabled.log().awaits("message", 2).at("/data/purpose").asString())
                .isEqualTo("disabled");
        assertThat(disabled.sees().json().at("/owner/kind").asString()).isEqualTo("bot");
    }

    @Test
    void values_that_the_bot_collected_stand_beside_the_conversation() {
        var ann = shop.agent("Ann").online();
        var customer = shop.customer();
        customer.awaits("message");
        customer.says("my order please");
        customer.log().awaitsLine("Which order?");
        customer.says("4711");
        ann.offerOf(customer);

        var detail = ann.sees(customer).json();

        assertThat(detail.propertyNames()).contains("values", "page", "visitor", "handover", "offer");
        assertThat(detail.at("/values/number").asString()).isEqualTo("4711");
        assertThat(detail.at("/handover/reason").asString()).isEqualTo("planned");
        assertThat(detail.at("/handover/message").asString()).isEqualTo("Order 4711");
        assertThat(detail.at("/offer/agent/id").asString()).isEqualTo(ann.id());
        assertThat(detail.at("/position").asInt()).isEqualTo(1);
    }

    @Test
    void the_place_in_the_queue_is_told_moves_within_a_second_and_survives_a_reload() {
        var first = shop.waitingCustomer();
        var second = shop.waitingCustomer();

        var queued = second.awaits("handover.queued");
        assertThat(queued.at("/data/position").asInt()).isEqualTo(2);
        assertThat(queued.at("/data").has("expectedWaitSeconds")).isTrue();
        assertThat(queued.at("/data/team/id").asString()).isEqualTo(shop.team());
        try (var stream = second.stream()) {
            stream.next("handover.queued");
            first.cancels();
            var moved = stream.next(
                    frame -> frame.type().equals("queue.position")
                            && frame.data().at("/position").asInt() == 1,
                    "position 1");
            assertThat(moved.id()).isEmpty();
        }
        var reloaded = second.log().page(0).json().at("/now/queue");
        assertThat(reloaded.at("/position").asInt()).isEqualTo(1);
        assertThat(reloaded.has("expectedWaitSeconds")).isTrue();
        assertThat(List.of(first.log().page(0).json().at("/now/queue").isNull()))
                .containsExactly(true);
    }

    @Test
    void who_goes_back_to_the_assistant_frees_the_agent_at_once_and_may_ask_again() {
        var ann = shop.agent("Ann", 1).online();
        var customer = shop.waitingCustomer();
        ann.accepts(ann.offerOf(customer));
        customer.awaits("agent.joined");

        var back = customer.posts("/back", "{}");
        var again = customer.posts("/back", "{}");

        assertThat(back.status()).as(back.toString()).isEqualTo(200);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().at("/epoch")).isEqualTo(back.json().at("/epoch"));
        var left = ann.log(customer).awaits("agent.left");
        assertThat(left.at("/data/reason").asString()).isEqualTo("dismissed");
        assertThat(left.at("/data/to").asString()).isEqualTo("bot");
        assertThat(ann.seat().at("/load").decimalValue()).isEqualByComparingTo("0");
        assertThat(ann.says(customer, "Wait!").problem()).isEqualTo("not-owner");
        assertThat(ann.posts(customer, "/back", "{}").status()).isEqualTo(403);
        customer.says("hello");
        customer.log().awaitsLine("Hello to you.");
        customer.asksForPerson();
        ann.log(customer).awaits("offer.made", 2);
    }
}
