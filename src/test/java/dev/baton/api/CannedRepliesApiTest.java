package dev.baton.api;

import static dev.baton.api.Shop.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.platform.security.Role;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Canned replies are kept by those who may, found by what is typed, and filled in for a conversation (W4). */
@ApiTest
class CannedRepliesApiTest {

    private static final String REPLIES = "/api/v1/canned-replies";

    private final Shops.Opener shops;
    private Shop shop;
    private Colleague boss;
    private Colleague ann;
    private String word = "";

    CannedRepliesApiTest(@Autowired Shops.Opener shops) {
        this.shops = shops;
    }

    @BeforeEach
    void open() {
        shop = shops.open();
        boss = shop.supervisor("Bo");
        ann = shop.agent("Ann");
        word = "w" + UUID.randomUUID().toString().substring(0, 8);
    }

    private String made(Colleague by, Map<String, ?> body) {
        var made = by.http().post(REPLIES, json(body));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        return made.json().at("/id").asString();
    }

    private List<JsonNode> found(Colleague by, String query) {
        var found = by.http().get(REPLIES + "?" + query);
        assertThat(found.status()).as(found.toString()).isEqualTo(200);
        return Log.list(found.json().at("/replies"));
    }

    @Test
    void a_reply_is_filled_in_for_the_conversation_and_says_what_it_lacks() {
        made(
                boss,
                Map.of("title", word, "text", "Hello {visitor.name|there}, {agent.name} of {team.name}. {order} {{x}"));
        var customer = shop.customer(Map.of("assistant", shop.team(), "visitor", Map.of("name", "Ida")));
        customer.asksForPerson();
        customer.awaits("handover.queued");

        JsonNode reply =
                found(ann, "q=" + word + "&conversation=" + customer.id()).getFirst();

        assertThat(reply.at("/filled").asString()).isEqualTo("Hello Ida, Ann of Team " + shop.team() + ".  {x}");
        assertThat(Log.list(reply.at("/missing")))
                .extracting(JsonNode::asString)
                .containsExactly("order");
        assertThat(found(ann, "q=" + word).getFirst().has("filled")).isFalse();
    }

    @Test
    void everybodys_ones_teams_and_ones_own_are_found_and_nobody_elses() {
        var elsewhere = shop.anotherTeam();
        made(boss, Map.of("title", word + " all", "text", "a"));
        made(boss, Map.of("title", word + " team", "text", "b", "team", shop.team()));
        made(boss, Map.of("title", word + " other team", "text", "c", "team", elsewhere));
        made(ann, Map.of("title", word + " own", "text", "d", "own", true));

        assertThat(found(ann, "q=" + word))
                .extracting(reply -> reply.at("/audience").asString())
                .containsExactly("everybody", "own", "team");
        assertThat(found(boss, "q=" + word + "&all=true"))
                .extracting(reply -> reply.at("/title").asString())
                .containsExactly(word + " all", word + " other team", word + " team");
        assertThat(ann.http().get(REPLIES + "?all=true").status()).isEqualTo(403);
    }

    @Test
    void an_agent_keeps_their_own_and_only_a_supervisor_those_of_others() {
        assertThat(ann.http().post(REPLIES, json("title", word, "text", "x")).status())
                .isEqualTo(403);
        var own = REPLIES + "/" + made(ann, Map.of("title", word, "text", "x", "own", true));
        assertThat(boss.http().put(own, json("title", word, "text", "y")).status())
                .isEqualTo(404);
        assertThat(ann.http().put(own, json("title", word, "text", "y")).status())
                .isEqualTo(403);
        assertThat(ann.http()
                        .put(own, json("title", word, "text", "y", "own", true))
                        .json()
                        .at("/text")
                        .asString())
                .isEqualTo("y");
        assertThat(ann.http().delete(own).status()).isEqualTo(204);
        assertThat(ann.http().delete(own).status()).isEqualTo(404);
        var shared = REPLIES + "/" + made(boss, Map.of("title", word, "text", "x"));
        assertThat(ann.http().delete(shared).status()).isEqualTo(403);
        assertThat(shop.office("Kim", Role.BUILDER).http().get(REPLIES).status())
                .isEqualTo(403);
    }

    @Test
    void what_cannot_be_kept_is_refused_with_a_reason() {
        assertThat(boss.http()
                        .post(REPLIES, json("title", word, "text", "x", "shortcut", "two words"))
                        .problem())
                .isEqualTo("invalid-request");
        assertThat(boss.http()
                        .post(REPLIES, json("title", word, "text", "x", "team", "nowhere"))
                        .problem())
                .isEqualTo("invalid-request");
    }

    @Test
    void a_team_whose_replies_are_kept_is_in_use() {
        made(boss, Map.of("title", word, "text", "x", "team", shop.team()));
        assertThat(boss.http().delete("/api/v1/teams/" + shop.team()).json().toString())
                .contains("canned_reply", word);
    }
}
