package dev.baton.api;

import static dev.baton.api.Shop.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The agent's stream: a snapshot, then changes, as a stream and as pages. */
@ApiTest
class AgentStreamApiTest {

    private final Shops.Opener shops;
    private Shop shop;

    AgentStreamApiTest(@Autowired Shops.Opener shops) {
        this.shops = shops;
    }

    @BeforeEach
    void open() {
        shop = shops.open();
    }

    @Test
    void it_begins_with_a_snapshot_of_oneself_offers_conversations_and_counters() {
        var ann = shop.agent("Ann").online();
        var mine = shop.customer();
        ann.claims(mine);
        var waiting = shop.waitingCustomer();
        var offer = ann.offerOf(waiting);

        try (var workspace = ann.workspace()) {
            var first = workspace.next("snapshot");
            var snapshot = first.data().at("/data");

            assertThat(first.id()).endsWith(".1");
            assertThat(first.data().at("/number").asLong()).isEqualTo(1);
            assertThat(snapshot.at("/me").propertyNames())
                    .contains("id", "name", "email", "roles", "presence", "load", "cap");
            assertThat(snapshot.at("/me/roles/0").asString()).isEqualTo("agent");
            assertThat(snapshot.at("/me/presence/state").asString()).isEqualTo("online");
            assertThat(snapshot.at("/me/load").decimalValue()).isEqualByComparingTo("2.00");
            assertThat(snapshot.at("/mine/0/id").asString()).isEqualTo(mine.id());
            assertThat(snapshot.at("/offers/0").propertyNames())
                    .contains("offerId", "conversationId", "expiresAt", "at", "reason", "team", "conversation");
            assertThat(snapshot.at("/offers/0/offerId").asString()).isEqualTo(offer);
            assertThat(snapshot.at("/counters").propertyNames())
                    .containsExactlyInAnyOrder("bot", "queue", "mine", "closed", "inbox", "desk", "handedOver");
            assertThat(snapshot.at("/counters/mine").asInt()).isEqualTo(1);
        }
    }

    @Test
    void an_offer_rings_ends_as_accepted_and_its_conversation_is_mine_until_it_is_gone() {
        var ann = shop.agent("Ann").online();
        try (var workspace = ann.workspace()) {
            workspace.next("snapshot");
            var customer = shop.waitingCustomer();

            var made = workspace.next("offer.made").data().at("/data");
            assertThat(made.at("/conversationId").asString()).isEqualTo(customer.id());
            assertThat(made.at("/reason").asString()).isEqualTo("menu");
            assertThat(made.at("/team/id").asString()).isEqualTo(shop.team());
            assertThat(made.at("/conversation/id").asString()).isEqualTo(customer.id());

            ann.accepts(made.at("/offerId").asString());
            var ended = workspace.next("offer.ended").data().at("/data");
            assertThat(ended.at("/offerId")).isEqualTo(made.at("/offerId"));
            assertThat(ended.at("/outcome").asString()).isEqualTo("accepted");
            var mine = workspace.next("conversation.changed").data().at("/data/conversation");
            assertThat(mine.at("/owner/id").asString()).isEqualTo(ann.id());

            customer.says("Hello Ann");
            var changed = workspace.next("conversation.changed").data().at("/data/conversation");
            assertThat(changed.at("/version").asLong())
                    .isGreaterThan(mine.at("/version").asLong());
            assertThat(changed.at("/lastMessage/text").asString()).isEqualTo("Hello Ann");
            assertThat(changed.at("/unread").asInt()).isEqualTo(1);
            assertThat(changed.at("/customerWaitsSince").isNull()).isFalse();

            ann.closes(customer);
            var gone = workspace.next("conversation.gone").data().at("/data");
            assertThat(gone.at("/conversationId").asString()).isEqualTo(customer.id());
            assertThat(gone.at("/to/kind").asString()).isEqualTo("closed");
            assertThat(gone.at("/version").asLong())
                    .isGreaterThan(changed.at("/version").asLong());
        }
    }

    @Test
    void every_way_an_offer_ends_is_told() {
        var ann = shop.agent("Ann").online();
        try (var workspace = ann.workspace()) {
            workspace.next("snapshot");
            shop.waitingCustomer();
            ann.declines(workspace.next("offer.made").data().at("/data/offerId").asString());
            assertThat(outcome(workspace)).isEqualTo("declined");

            var gone = shop.waitingCustomer();
            workspace.next("offer.made");
            gone.cancels();
            assertThat(outcome(workspace)).isEqualTo("withdrawn");
        }
        var quick = shops.open("ring: 1s");
        var ben = quick.agent("Ben").online();
        try (var workspace = ben.workspace()) {
            workspace.next("snapshot");
            quick.waitingCustomer();
            workspace.next("offer.made");
            assertThat(outcome(workspace)).isEqualTo("missed");
        }
    }

    private static String outcome(ServerSentEvents workspace) {
        return workspace.next("offer.ended").data().at("/data/outcome").asString();
    }

    @Test
    void presence_and_load_are_told_as_they_change() {
        var ann = shop.agent("Ann");
        try (var workspace = ann.workspace()) {
            workspace.next("snapshot");
            ann.declares("online");
            var online = workspace.next(
                    frame -> frame.type().equals("me.changed")
                            && frame.data()
                                    .at("/data/presence/state")
                                    .asString()
                                    .equals("online"),
                    "online");
            assertThat(online.data().at("/data/load").decimalValue()).isEqualByComparingTo("0");

            ann.claims(shop.customer());
            var loaded = workspace.next(
                    frame -> frame.type().equals("me.changed")
                            && frame.data().at("/data/load").asDouble() == 1.0,
                    "load 1");
            assertThat(loaded.data().at("/data/cap").decimalValue()).isEqualByComparingTo("6.00");
        }
    }

    @Test
    void numbers_have_no_gaps_and_counters_come_as_frames_without_a_number() {
        var ann = shop.agent("Ann");
        try (var workspace = ann.workspace()) {
            workspace.next("snapshot");
            for (int i = 0; i < 3; i++) {
                ann.claims(shop.customer());
            }
            var counters = workspace.next(
                    frame -> frame.type().equals("counters")
                            && frame.data().at("/mine").asInt() == 3,
                    "counters");
            assertThat(counters.id()).isEmpty();
            long expected = 1;
            for (var frame : workspace.seen()) {
                if (frame.id().contains(".") && !frame.type().equals("heartbeat")) {
                    assertThat(frame.id()).endsWith("." + expected);
                    assertThat(frame.data().at("/number").asLong()).isEqualTo(expected++);
                }
            }
        }
    }

    @Test
    void as_pages_it_begins_at_once_waits_for_changes_and_repeats_what_was_not_acknowledged() {
        var ann = shop.agent("Ann");
        var first = page(ann, "");
        assertThat(first.at("/events/0/type").asString()).isEqualTo("snapshot");
        assertThat(first.at("/now/counters").has("queue")).isTrue();
        var last = first.at("/last").asString();

        var customer = shop.customer();
        var waiting = CompletableFuture.supplyAsync(() -> page(ann, "?wait=20&after=" + last));
        ann.claims(customer);

        var changes = waiting.join();
        assertThat(Log.list(changes.at("/events")))
                .extracting(event -> event.at("/number").asLong())
                .startsWith(2L);
        var again = page(ann, "?after=" + last);
        assertThat(again.at("/events/0")).isEqualTo(changes.at("/events/0"));
        assertThat(page(ann, "?after=" + again.at("/last").asString())
                        .at("/events")
                        .size())
                .isZero();
    }

    @Test
    void an_after_that_this_server_does_not_know_gives_a_new_snapshot() {
        var ann = shop.agent("Ann");
        var bens = page(shop.agent("Ben"), "").at("/last").asString();

        for (var after : List.of("nonsense", "0192aaaa-bbbb.7", "7", bens)) {
            var page = page(ann, "?wait=1&after=" + after);
            assertThat(page.at("/events/0/type").asString()).as(after).isEqualTo("snapshot");
            assertThat(page.at("/events/0/data/me/name").asString()).isEqualTo("Ann");
        }
    }

    private static tools.jackson.databind.JsonNode page(Colleague agent, String query) {
        var answer = agent.http().get("/api/v1/agents/me/events" + query);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    /** The law of the stream: whoever has followed the changes knows what a fresh snapshot says. */
    @RepeatedTest(8)
    void snapshot_and_changes_are_a_fresh_snapshot_after_any_history(RepetitionInfo run) {
        var random = new Random(run.getCurrentRepetition());
        var agents = List.of(shop.agent("Ann", 3).online(), shop.agent("Ben", 3).online(), shop.supervisor("Sue"));
        wrapUp(shop.team(), run.getCurrentRepetition() % 2 == 0 ? 1 : 600, agents.get(2));
        var views = agents.stream().map(AgentView::new).toList();
        var customers = new ArrayList<Customer>();
        for (int step = 0; step < 80; step++) {
            if (customers.isEmpty() || random.nextInt(6) == 0) {
                customers.add(shop.customer());
            }
            var customer = customers.get(random.nextInt(customers.size()));
            var agent = agents.get(random.nextInt(agents.size()));
            var other = agents.get(random.nextInt(agents.size()));
            switch (random.nextInt(18)) {
                case 0, 1 -> customer.asksForPerson();
                case 2 -> customer.says("hello");
                case 3 -> customer.cancels();
                case 4 -> agent.claims(customer);
                case 5 -> agents.get(2).claimsByForce(customer);
                case 6 -> agent.says(customer, "Line " + step);
                case 7 -> agent.transfers(customer, Map.of("team", shop.team()));
                case 8 -> agent.transfers(customer, Map.of("agent", other.id()));
                case 9 -> agent.transfers(customer, Map.of("bot", true));
                case 10 -> agent.closes(customer);
                case 11, 12 -> agent.rests(customer);
                case 13 -> agent.resumes(customer);
                case 14 -> agent.finishes(customer);
                case 15 -> agent.blocks(customer, "Rude");
                case 16 -> agents.get(2).unblocks(customer);
                default -> {
                    var view = views.get(random.nextInt(views.size()));
                    view.poll(0);
                    view.offers().stream().findFirst().ifPresent(offer -> {
                        if (random.nextInt(3) == 0) {
                            view.agent().declines(offer);
                        } else {
                            view.agent().accepts(offer);
                        }
                    });
                }
            }
            if (random.nextInt(4) == 0) {
                views.get(random.nextInt(views.size())).poll(0);
            }
        }
        views.forEach(AgentView::settlesToAFreshSnapshot);
    }

    /** With one second it ends by itself while the history goes on, with many only when its agent finishes. */
    private static void wrapUp(String team, int seconds, Colleague supervisor) {
        var put = supervisor
                .http()
                .put("/api/v1/teams/" + team, json("name", "Team", "settings", Map.of("wrapUpSeconds", seconds)));
        assertThat(put.status()).as(put.toString()).isEqualTo(200);
    }
}
