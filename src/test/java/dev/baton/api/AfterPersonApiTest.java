package dev.baton.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the next message brings after a person has ended the talk (H2), with real people. */
@ApiTest
class AfterPersonApiTest {

    private final Shops.Opener shops;

    AfterPersonApiTest(@Autowired Shops.Opener shops) {
        this.shops = shops;
    }

    @Test
    void the_same_agent_is_asked_again_though_others_are_freer() {
        var shop = shops.open("afterPerson: {next: same_agent, within: 30m}\n");
        var ann = shop.agent("Ann").online();
        var customer = shop.waitingCustomer();
        ann.accepts(ann.offerOf(customer));
        shop.agent("Ben").online();
        shop.agent("Cid").online();
        ann.closes(customer);

        customer.says("hello");

        var offer = ann.log(customer).awaits("offer.made", 2);
        assertThat(offer.at("/data/agent/id").asString()).isEqualTo(ann.id());
        assertThat(offer.at("/data/why/rule").asString()).isEqualTo("same agent again");
    }

    @Test
    void the_bot_answers_where_that_agent_is_gone() {
        var shop = shops.open("afterPerson: {next: same_agent, within: 30m}\n");
        var ann = shop.agent("Ann").online();
        var customer = shop.waitingCustomer();
        ann.accepts(ann.offerOf(customer));
        ann.closes(customer);
        ann.http().put("/api/v1/agents/me/presence", Shop.json("state", "offline"));

        customer.says("hello");

        customer.log().awaitsLine("Hello to you.");
    }

    @Test
    void a_silent_bot_leaves_it_to_people_until_one_is_asked_for() {
        var shop = shops.open("afterPerson: {next: silent}\n");
        var ann = shop.agent("Ann").online();
        var customer = shop.waitingCustomer();
        ann.accepts(ann.offerOf(customer));
        ann.closes(customer);

        customer.says("hello");
        ann.log(customer).awaits("conversation.reopened");
        customer.says("get me a person");

        ann.log(customer).awaits("offer.made", 2);
        assertThat(customer.log().events().toString()).doesNotContain("Hello to you.", "Your email?");
    }
}
