package dev.baton.api;

import static dev.baton.api.Shop.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Failures that comparable systems had and this server must not have, each by its number among the lessons. */
@ApiTest
class ApiLessonsTest {

    private final Shops.Opener shops;
    private Shop shop;

    ApiLessonsTest(@Autowired Shops.Opener shops) {
        this.shops = shops;
    }

    @BeforeEach
    void open() {
        shop = shops.open();
    }

    @Test
    void lesson_06_an_agent_who_lost_the_conversation_reads_nothing_more_of_it() {
        var ann = shop.agent("Ann");
        var ben = shop.agent("Ben");
        var customer = shop.waitingCustomer();
        try (var stream = ann.stream(customer)) {
            stream.next("handover.queued");

            ben.claims(customer);
            customer.says("For Ben alone");

            var all = stream.untilEnd();
            assertThat(all.getLast().type()).isEqualTo("end");
            assertThat(all.getLast().data().at("/reason").asString()).isEqualTo("taken");
            assertThat(all).noneMatch(frame -> frame.data().toString().contains("For Ben alone"));
        }
        assertThat(ann.log(customer).page(0).problem()).isEqualTo("forbidden");
    }

    @Test
    void lesson_06_what_others_had_once_stays_readable_when_they_no_longer_have_it() {
        var ann = shop.agent("Ann");
        var ben = shop.agent("Ben");
        var customer = shop.customer();
        ben.claims(customer);
        ben.closes(customer);

        try (var stream = ann.stream(customer)) {
            stream.next("conversation.closed");
            customer.says("hello");
            stream.next("conversation.reopened");
            assertThat(stream.seen()).noneMatch(frame -> frame.type().equals("end"));
        }
    }

    @Test
    void lesson_07_and_08_a_stream_that_comes_back_goes_on_after_the_last_number_it_had() {
        var ann = shop.agent("Ann");
        var customer = shop.customer();
        ann.claims(customer);
        long last = ann.says(customer, "One").json().at("/number").asLong();
        ann.says(customer, "Two");
        ann.says(customer, "Three");

        try (var stream = ServerSentEvents.open(
                customer.http().with("Last-Event-ID", Long.toString(last)),
                "/api/v1/conversations/" + customer.id() + "/events")) {
            assertThat(stream.next("message").data().at("/data/text").asString())
                    .isEqualTo("Two");
            assertThat(stream.next("message").data().at("/data/text").asString())
                    .isEqualTo("Three");
            assertThat(stream.seen()).hasSize(2);
        }
        assertThat(customer.log().page(last).json().at("/events").size()).isEqualTo(2);
    }

    @Test
    void lesson_09_whoever_was_away_for_long_reads_all_that_was_said_meanwhile() {
        var customer = shop.customer();
        customer.awaits("message");
        var ann = shop.agent("Ann");
        ann.claims(customer);
        List<String> lines = IntStream.range(0, 390).mapToObj(i -> "Line " + i).toList();
        for (int i = 0; i < lines.size(); i += 2) {
            assertThat(ann.says(customer, lines.get(i)).status()).isEqualTo(201);
            assertThat(customer.says(lines.get(i + 1)).status()).isEqualTo(201);
        }

        assertThat(customer.log().events("message").stream()
                        .map(event -> event.at("/data/text").asString()))
                .containsSubsequence(lines);
    }

    @Test
    void lesson_11_one_click_that_is_sent_twice_is_one_message() {
        var customer = shop.customer();
        customer.awaits("message");

        var first = customer.says("the-click", "Where is my parcel?");
        var second = customer.says("the-click", "Where is my parcel?");

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(customer.log().events("message").stream()
                        .filter(event -> event.at("/data/clientId").asString("").equals("the-click")))
                .hasSize(1);
    }

    @Test
    void lesson_18_the_hand_back_tells_the_bot_what_was_achieved_and_it_speaks_again() {
        var customer = shop.customer();
        customer.awaits("message");
        var ann = shop.agent("Ann");
        ann.claims(customer);

        var back = ann.transfers(
                customer, Map.of("bot", true, "action", "after-care", "outcome", "A new parcel is on its way"));

        assertThat(back.status()).isEqualTo(200);
        customer.log().awaitsLine("Did that help?");
        var left = ann.log(customer).events("agent.left").getFirst().at("/data");
        assertThat(left.at("/reason").asString()).isEqualTo("back_to_bot");
        assertThat(left.at("/outcome").asString()).isEqualTo("A new parcel is on its way");
        customer.says("hello");
        customer.log().awaitsLine("Hello to you.");
    }

    @Test
    void lesson_19_the_bot_says_nothing_while_a_person_has_the_conversation() {
        var customer = shop.customer();
        customer.awaits("message");
        var ann = shop.agent("Ann");
        ann.claims(customer);

        customer.says("hello");
        ann.says(customer, "Good morning");
        ann.transfers(customer, Map.of("bot", true));
        customer.says("after care");
        customer.log().awaitsLine("Did that help?");

        assertThat(customer.log().events("message").stream()
                        .map(event -> event.at("/data/text").asString()))
                .doesNotContain("Hello to you.");
    }

    @Test
    void lesson_21_a_free_agent_is_asked_as_soon_as_somebody_waits() {
        var ann = shop.agent("Ann").online();

        var customer = shop.waitingCustomer();

        assertThat(ann.accepts(ann.offerOf(customer)).status()).isEqualTo(200);
    }

    @Test
    void lesson_22_the_queue_is_served_in_order_when_somebody_becomes_free_or_comes_online() {
        var first = shop.waitingCustomer();
        var second = shop.waitingCustomer();
        var ann = shop.agent("Ann", 1).online();

        ann.accepts(ann.offerOf(first));
        assertThat(ann.log(second).events("offer.made")).isEmpty();
        ann.closes(first);

        assertThat(ann.accepts(ann.offerOf(second)).status()).isEqualTo(200);
    }

    @Test
    void lesson_23_who_signs_out_leaves_nobody_behind() {
        var ann = shop.agent("Ann").online();
        var customer = shop.waitingCustomer();
        ann.accepts(ann.offerOf(customer));

        ann.http().delete("/api/v1/tokens/current");

        var left = customer.awaits("agent.left");
        assertThat(left.at("/data/reason").asString()).isEqualTo("lost");
        var queued = customer.log().awaits("handover.queued", 2);
        assertThat(queued.at("/data/returned").asBoolean()).isTrue();
        var ben = shop.agent("Ben").online();
        assertThat(ben.accepts(ben.offerOf(customer, 2)).status()).isEqualTo(200);
    }

    @Test
    void lesson_24_being_away_is_not_being_gone() {
        var ann = shop.agent("Ann").online();
        var customer = shop.customer();
        ann.claims(customer);

        ann.declares("away");

        assertThat(ann.seat().at("/presence/state").asString()).isEqualTo("away");
        assertThat(ann.seat().at("/presence/connected").asBoolean()).isTrue();
        assertThat(ann.says(customer, "I am still here").status()).isEqualTo(201);
    }

    @Test
    void lesson_36_who_comes_later_still_sees_that_somebody_types() {
        var customer = shop.customer();
        customer.posts("/typing", "{\"typing\":true}");

        var typing = shop.agent("Ann").log(customer).page(0).json().at("/now/typing");

        assertThat(typing.at("/0/kind").asString()).isEqualTo("customer");
    }

    @Test
    void lesson_37_only_the_owner_is_shown_typing() {
        var customer = shop.customer();
        var ann = shop.agent("Ann");

        ann.posts(customer, "/typing", "{\"typing\":true}");

        assertThat(customer.log().page(0).json().at("/now/typing").size()).isZero();
    }

    @Test
    void lesson_39_whoever_waits_may_go_on_writing() {
        var customer = shop.waitingCustomer();

        assertThat(customer.says("It is about order 4711").status()).isEqualTo(201);

        var ann = shop.agent("Ann").online();
        ann.accepts(ann.offerOf(customer));
        assertThat(ann.log(customer).events("message").stream()
                        .map(event -> event.at("/data/text").asString()))
                .contains("It is about order 4711");
    }

    @Test
    void lesson_40_who_waits_is_in_the_queues_list_and_counter_at_once() {
        var ann = shop.agent("Ann");
        var customer = shop.waitingCustomer();

        var list = ann.http()
                .get("/api/v1/conversations?list=queue&team=" + shop.team())
                .json();

        assertThat(list.at("/conversations/0/id").asString()).isEqualTo(customer.id());
        assertThat(list.at("/counters/queue").asInt()).isPositive();
    }

    @Test
    void lesson_41_a_supervisor_closes_a_conversation_in_any_state() {
        var sue = shop.supervisor("Sue");
        var ann = shop.agent("Ann");
        var withAgent = shop.customer();
        ann.claims(withAgent);

        for (var stuck : List.of(shop.customer(), shop.waitingCustomer(), withAgent)) {
            assertThat(sue.closes(stuck).status()).isEqualTo(200);
            assertThat(stuck.sees().json().at("/closed").asBoolean()).isTrue();
        }
    }

    @Test
    void lesson_42_a_transfer_to_a_team_that_is_full_is_served_when_it_no_longer_is() {
        var ann = shop.agent("Ann", 1).online();
        var first = shop.customer();
        ann.claims(first);
        var sue = shop.supervisor("Sue");
        var customer = shop.customer();
        sue.claims(customer);

        sue.transfers(customer, Map.of("team", shop.team()));
        ann.closes(first);

        assertThat(ann.accepts(ann.offerOf(customer)).status()).isEqualTo(200);
    }

    @Test
    void lesson_44_a_claim_that_fails_says_why() {
        var ann = shop.agent("Ann");
        var customer = shop.customer();
        ann.claims(customer);

        var refused = shop.agent("Ben").claims(customer);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().at("/detail").asString()).contains("Ann");
    }

    @Test
    void lesson_47_a_handover_to_a_team_that_does_not_exist_waits_in_one_that_does() {
        var customer = shop.customer();
        var ann = shop.agent("Ann").online();

        ann.posts(customer, "/handover", json("target", Map.of("team", "no-such-team")));

        assertThat(customer.awaits("handover.queued").at("/data/team/id").asString())
                .isEqualTo(shop.team());
        assertThat(ann.accepts(ann.offerOf(customer)).status()).isEqualTo(200);
    }

    @Test
    void lesson_49_asking_for_a_person_before_anything_else_reaches_one() {
        var ann = shop.agent("Ann").online();
        var customer = shop.customer();

        assertThat(customer.asksForPerson().status()).isEqualTo(202);

        assertThat(ann.accepts(ann.offerOf(customer)).status()).isEqualTo(200);
        assertThat(ann.says(customer, "How can I help?").status()).isEqualTo(201);
    }

    @Test
    void lesson_53_whoever_waits_in_vain_is_told_so_and_is_back_with_the_bot() {
        var hasty = shops.open("waitLimit: 1s");
        var customer = hasty.waitingCustomer();

        customer.awaits("handover.expired");

        assertThat(customer.log()
                        .events("message")
                        .getLast()
                        .at("/data/purpose")
                        .asString())
                .isEqualTo("expired");
        customer.says("hello");
        customer.log().awaitsLine("Hello to you.");
    }
}
