package dev.baton.api;

import static dev.baton.api.Shop.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.HttpClientForTests.Answer;
import dev.baton.api.ServerSentEvents.Frame;
import dev.baton.conversation.ConversationId;
import dev.baton.platform.security.Role;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The supervisor's board: what it shows, that it is live, who sees it, and what is done from it (W9). */
@ApiTest
class BoardApiTest {

    private static final String BOARD = "/api/v1/board";

    private final Shops.Opener shops;
    private final JdbcClient sql;
    private Shop shop;
    private Colleague sam;

    BoardApiTest(@Autowired Shops.Opener shops, @Autowired JdbcClient sql) {
        this.shops = shops;
        this.sql = sql;
    }

    @BeforeEach
    void open() {
        shop = shops.open();
        sam = shop.supervisor("Sam");
    }

    @Test
    void supervisors_and_administrators_see_it_and_agents_do_not() {
        var ann = shop.agent("Ann");
        assertThat(List.of(
                        sam.http().get(BOARD).status(),
                        shop.office("Ada", Role.ADMIN).http().get(BOARD).status()))
                .containsOnly(200);

        assertThat(ann.http().get(BOARD).status()).isEqualTo(403);
        assertThat(ann.http()
                        .get(BOARD + "/agents/" + sam.id() + "/conversations")
                        .status())
                .isEqualTo(403);
        try (var stream = ServerSentEvents.open(ann.http(), BOARD)) {
            assertThat(stream.status()).isEqualTo(403);
        }
    }

    @Test
    void a_team_shows_who_waits_since_when_and_how_full_it_is() {
        var ann = shop.agent("Ann", 4).online();
        ann.claims(shop.customer());
        shop.agent("Ben", 4);
        var another = shop.anotherTeam();
        var customer = shop.customer();
        sam.transfers(customer, Map.of("team", another));

        var board = awaits(whole -> team(whole, another).at("/waiting").asInt() == 1);

        assertThat(team(board, another).at("/longestSince").asString()).isNotEmpty();
        assertThat(team(board, another).at("/slots").decimalValue()).isZero();
        var ours = awaits(whole -> team(whole, shop.team()).at("/used").asDouble() == 1);
        assertThat(team(ours, shop.team()).at("/waiting").asInt()).isZero();
        assertThat(team(ours, shop.team()).at("/longestSince").isNull()).isTrue();
        assertThat(team(ours, shop.team()).at("/slots").decimalValue()).isEqualByComparingTo("4");
        assertThat(team(ours, shop.team()).at("/targetSeconds").asInt()).isEqualTo(120);
        assertThat(team(ours, shop.team()).at("/states/online").asInt()).isEqualTo(1);
        assertThat(team(ours, shop.team()).at("/states/offline").asInt()).isEqualTo(2);
    }

    @Test
    void a_target_is_a_setting_of_the_team() {
        var saved = sam.http()
                .put(
                        "/api/v1/teams/" + shop.team(),
                        "{\"name\":\"Ours\",\"default\":false,\"settings\":{\"answerTargetSeconds\":45}}");
        assertThat(saved.status()).as(saved.toString()).isEqualTo(200);

        awaits(whole -> team(whole, shop.team()).at("/targetSeconds").asInt() == 45);
        assertThat(sam.http()
                        .get("/api/v1/teams/" + shop.team())
                        .json()
                        .at("/settings/answerTargetSeconds")
                        .asInt())
                .isEqualTo(45);
    }

    @Test
    void the_stream_begins_with_all_of_it_and_tells_what_changes() {
        var ann = shop.agent("Ann");
        try (var stream = ServerSentEvents.open(sam.http(), BOARD)) {
            Frame first = stream.next("snapshot");
            assertThat(first.id()).as("frames without numbers").isEmpty();
            assertThat(agent(first.data(), ann).at("/presence/state").asString())
                    .isEqualTo("offline");

            ann.online();
            stream.next(
                    frame -> agent(frame.data(), ann)
                            .at("/presence/state")
                            .asString()
                            .equals("online"),
                    "Ann online");

            var customer = shop.waitingCustomer();
            stream.next(
                    frame -> team(frame.data(), shop.team()).at("/waiting").asInt() == 1
                                    && agent(frame.data(), ann).isMissingNode()
                            || agent(frame.data(), ann).at("/load").asDouble() == 1,
                    "the offer's reservation");
            ann.accepts(ann.offerOf(customer));
            stream.next(frame -> team(frame.data(), shop.team()).at("/waiting").asInt(-1) == 0, "an empty queue");
        }
    }

    @Test
    void who_loses_the_role_is_told_no_more() {
        var ada = shop.office("Ada", Role.ADMIN);
        try (var stream = ServerSentEvents.open(sam.http(), BOARD)) {
            stream.next("snapshot");

            assertThat(ada.http().post("/api/v1/users/" + sam.id() + "/off", "").status())
                    .isLessThan(300);

            assertThat(stream.next("end").data().at("/reason").asString()).isEqualTo("forbidden");
        }
    }

    @Test
    void what_does_not_go_on_is_shown_with_the_reason() {
        var customer = shop.customer();
        sql.sql("""
                        INSERT INTO outbox (target, conversation_id, number, due, attempts, error, dead_at)
                        VALUES ('test:board', ?, 1, null, 9, 'It answered 500 nine times.', now())""")
                .param(ConversationId.parse(customer.id()).orElseThrow().value())
                .update();

        var board = awaits(whole -> whole.at("/stuck").toString().contains("nine times"));

        var stuck = Log.list(board.at("/stuck")).getLast();
        assertThat(stuck.at("/why").asString()).isEqualTo("undelivered");
        assertThat(stuck.at("/conversation").asString()).isEqualTo(customer.id());
        sql.sql("DELETE FROM outbox WHERE target = 'test:board'").update();
    }

    @Test
    void a_supervisor_sets_an_agents_state_and_the_agent_sees_who_did() {
        var ann = shop.agent("Ann").online();
        try (var workspace = ann.workspace()) {
            workspace.next("snapshot");

            Answer forced = force(sam, ann.id(), json("state", "away"));

            assertThat(forced.status()).isEqualTo(200);
            assertThat(forced.json().at("/setBy").asString()).isEqualTo("Sam");
            var changed = workspace.next(
                    frame -> frame.data().at("/data/presence/state").asString().equals("away"), "Ann set away");
            assertThat(changed.data().at("/data/presence/setBy").asString()).isEqualTo("Sam");
        }
        awaits(whole -> agent(whole, ann).at("/presence/setBy").asString().equals("Sam"));

        ann.online();
        assertThat(ann.seat().at("/presence/setBy").isMissingNode()).isTrue();
    }

    @Test
    void an_agent_sets_nobody_elses_state_and_nobody_sets_one_who_does_not_exist() {
        var ann = shop.agent("Ann").online();
        var ben = shop.agent("Ben").online();

        assertThat(force(ben, ann.id(), json("state", "away")).status()).isEqualTo(403);
        assertThat(force(sam, UUID.randomUUID().toString(), json("state", "away"))
                        .status())
                .isEqualTo(404);
        assertThat(force(sam, ann.id(), json("state", "online", "afterChats", true))
                        .status())
                .isEqualTo(400);
        assertThat(ann.seat().at("/presence/state").asString()).isEqualTo("online");
    }

    @Test
    void who_is_forced_away_after_their_chats_keeps_them_and_gets_no_more() {
        var ann = shop.agent("Ann").online();
        var customer = shop.customer();
        ann.claims(customer);

        force(sam, ann.id(), json("state", "away", "afterChats", true));

        assertThat(ann.seat().at("/presence/state").asString()).isEqualTo("online");
        assertThat(ann.seat().at("/presence/next").asString()).isEqualTo("away");
        assertThat(ann.says(customer, "One moment").status()).isEqualTo(201);
    }

    @Test
    void an_agents_conversations_are_those_held_and_offered() {
        var ann = shop.agent("Ann").online();
        var held = shop.customer();
        ann.claims(held);
        var offered = shop.waitingCustomer();
        ann.offerOf(offered);

        var rows = sam.http()
                .get(BOARD + "/agents/" + ann.id() + "/conversations")
                .json()
                .at("/conversations");

        assertThat(Log.list(rows).stream().map(row -> row.at("/id").asString()))
                .containsExactlyInAnyOrder(held.id(), offered.id());
    }

    @Test
    void a_supervisor_listens_unseen_by_the_customer_and_then_takes_over_marked() {
        var ann = shop.agent("Ann").online();
        var customer = shop.customer();
        ann.claims(customer);
        try (var theirs = customer.stream();
                var listening = sam.stream(customer)) {
            ann.says(customer, "Hello");
            listening.next("message");
            theirs.next(frame -> frame.data().toString().contains("Hello"), "Ann's message");

            sam.claimsByForce(customer);
            theirs.next("agent.joined");

            assertThat(theirs.seen())
                    .noneMatch(frame -> frame.type().equals("looking"))
                    .noneMatch(frame -> frame.data().toString().contains("\"looking\""));
        }
        assertThat(sam.log(customer)
                        .awaits("agent.joined", 2)
                        .at("/data/forced")
                        .asBoolean())
                .isTrue();
        assertThat(ann.claimsByForce(customer).status()).isEqualTo(403);
    }

    private static Answer force(Colleague by, String agent, String body) {
        return by.http().put("/api/v1/agents/" + agent + "/presence", body);
    }

    /** The board as soon as it is as expected; what it shows is a second old at most. */
    private JsonNode awaits(Predicate<JsonNode> expected) {
        return Awaitility.await().until(() -> sam.http().get(BOARD).json(), expected);
    }

    private static JsonNode team(JsonNode board, String id) {
        return line(board.at("/teams"), id);
    }

    private static JsonNode agent(JsonNode board, Colleague agent) {
        return line(board.at("/agents"), agent.id());
    }

    private static JsonNode line(JsonNode lines, String id) {
        for (JsonNode line : lines) {
            if (line.at("/id").asString().equals(id)) {
                return line;
            }
        }
        return MissingNode.getInstance();
    }
}
