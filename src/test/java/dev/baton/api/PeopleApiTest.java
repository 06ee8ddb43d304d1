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

/** Teams, skills, agents and channels are made, changed and deleted; what is in use says where. */
@ApiTest
class PeopleApiTest {

    private final Shops.Opener shops;
    private Shop shop;
    private Colleague boss;

    PeopleApiTest(@Autowired Shops.Opener shops) {
        this.shops = shops;
    }

    @BeforeEach
    void open() {
        shop = shops.open();
        boss = shop.office("Bo", Role.ADMIN);
    }

    private static String fresh() {
        return "n" + UUID.randomUUID().toString().substring(0, 8);
    }

    private List<String> usesOf(String path) {
        var refused = boss.http().send("DELETE", path, null);
        assertThat(refused.problem()).as(refused.toString()).isEqualTo("in-use");
        return Log.list(refused.json().at("/uses")).stream()
                .map(use -> use.at("/what").asString() + " " + use.at("/name").asString())
                .toList();
    }

    @Test
    void a_team_is_made_with_settings_changed_and_deleted() {
        var id = fresh();
        var made = boss.http()
                .post(
                        "/api/v1/teams",
                        json(
                                "id",
                                id,
                                "name",
                                "Returns",
                                "settings",
                                Map.of("distribution", "round_robin", "ringSeconds", 15, "agentCap", 2.5)));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        JsonNode settings = boss.http().get("/api/v1/teams/" + id).json().at("/settings");
        assertThat(settings.at("/distribution").asString()).isEqualTo("round_robin");
        assertThat(settings.at("/ringSeconds").asInt()).isEqualTo(15);
        assertThat(settings.at("/agentCap").asDouble()).isEqualTo(2.5);
        assertThat(settings.at("/wrapUpSeconds").asInt()).isZero();

        var changed = boss.http()
                .put("/api/v1/teams/" + id, json("name", "Refunds", "settings", Map.of("wrapUpSeconds", 30)));
        assertThat(changed.json().at("/name").asString()).isEqualTo("Refunds");
        assertThat(changed.json().at("/settings/distribution").asString()).isEqualTo("balanced");
        assertThat(changed.json().at("/settings/wrapUpSeconds").asInt()).isEqualTo(30);

        assertThat(boss.http().send("DELETE", "/api/v1/teams/" + id, null).status())
                .isEqualTo(204);
        assertThat(boss.http().get("/api/v1/teams/" + id).status()).isEqualTo(404);
        assertThat(boss.http().send("DELETE", "/api/v1/teams/" + id, null).status())
                .isEqualTo(404);
    }

    @Test
    void a_team_in_use_is_not_deleted_and_the_refusal_says_where_it_is_used() {
        var helper = fresh();
        boss.http()
                .post(
                        "/api/v1/teams",
                        json(
                                "id",
                                helper,
                                "name",
                                "Helper",
                                "settings",
                                Map.of("overflowSeconds", 60, "overflowTeams", List.of(shop.team()))));
        shop.agent("Ann");
        boss.http()
                .put(
                        "/api/v1/routing/rules",
                        json("rules", List.of(Map.of("name", "All of it", "when", Map.of(), "team", shop.team()))));
        try {
            shop.waitingCustomer();

            assertThat(usesOf("/api/v1/teams/" + shop.team()))
                    .containsExactlyInAnyOrder(
                            "agent Ann",
                            "team Helper",
                            "rule All of it",
                            "conversations open conversations",
                            "assistant Shop " + shop.team());
        } finally {
            boss.http().put("/api/v1/routing/rules", "{\"rules\":[]}");
        }
        assertThat(boss.http().send("DELETE", "/api/v1/teams/" + helper, null).status())
                .isEqualTo(204);
    }

    @Test
    void there_always_is_one_default_team() {
        String before = defaultTeam();
        assertThat(usesOf("/api/v1/teams/" + before)).containsExactly("default default team");
        var next = fresh();
        boss.http().post("/api/v1/teams", json("id", next, "name", "Next"));
        try {
            boss.http().put("/api/v1/teams/" + next, json("name", "Next", "default", true));
            assertThat(defaultTeam()).isEqualTo(next);
        } finally {
            boss.http().put("/api/v1/teams/" + before, json("name", "Support", "default", true));
        }
        assertThat(defaultTeam()).isEqualTo(before);
    }

    private String defaultTeam() {
        var teams = Log.list(boss.http().get("/api/v1/teams").json().at("/teams"));
        return teams.stream()
                .filter(team -> team.at("/default").asBoolean())
                .map(team -> team.at("/id").asString())
                .reduce((one, other) -> {
                    throw new AssertionError("two default teams: " + one + ", " + other);
                })
                .orElseThrow();
    }

    @Test
    void a_skill_is_made_renamed_and_while_in_use_kept() {
        var id = fresh();
        var ann = shop.agent("Ann");
        assertThat(boss.http()
                        .post("/api/v1/skills", json("id", id, "name", "Spanish"))
                        .status())
                .isEqualTo(201);
        assertThat(boss.http()
                        .post("/api/v1/skills", json("id", id, "name", "Again"))
                        .problem())
                .isEqualTo("invalid-request");
        boss.http().put("/api/v1/skills/" + id, json("name", "Español"));
        boss.http().put("/api/v1/agents/" + ann.id(), json("cap", 3, "skills", Map.of(id, 7)));

        assertThat(usesOf("/api/v1/skills/" + id)).containsExactly("agent Ann");
        boss.http().put("/api/v1/agents/" + ann.id(), json("cap", 3));
        assertThat(boss.http().send("DELETE", "/api/v1/skills/" + id, null).status())
                .isEqualTo(204);
    }

    @Test
    void an_agents_profile_is_replaced_as_a_whole_and_checked() {
        var office = shop.office("Olga", Role.SUPERVISOR);
        var path = "/api/v1/agents/" + office.id();
        assertThat(boss.http().get(path).status()).isEqualTo(404);

        var put = boss.http()
                .put(
                        path,
                        json(
                                "cap",
                                4.5,
                                "teams",
                                List.of(Map.of("id", shop.team(), "cap", 2)),
                                "languages",
                                List.of("de", "fr-CH"),
                                "channelCaps",
                                Map.of("email", 3)));

        assertThat(put.status()).as(put.toString()).isEqualTo(200);
        assertThat(boss.http().get(path).json()).isEqualTo(put.json());
        assertThat(put.json().at("/teams/0/cap").asDouble()).isEqualTo(2);
        for (String body : List.of(
                json("cap", -1),
                json("cap", 0.333),
                json("cap", 1, "teams", List.of(Map.of("id", "nowhere"))),
                json("cap", 1, "skills", Map.of("alchemy", 5)),
                json("cap", 1, "skills", Map.of("returns", 11)))) {
            assertThat(boss.http().put(path, body).problem()).as(body).isEqualTo("invalid-request");
        }
        assertThat(boss.http().get(path).json()).isEqualTo(put.json());
        assertThat(boss.http()
                        .put("/api/v1/agents/" + UUID.randomUUID(), json("cap", 1))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void what_a_channel_weighs_can_be_read_and_set() {
        var channel = fresh();
        var put = boss.http().put("/api/v1/channels/" + channel, json("weight", 0.33, "agentCap", 3));

        assertThat(put.status()).as(put.toString()).isEqualTo(200);
        assertThat(Log.list(boss.http().get("/api/v1/channels").json().at("/channels")))
                .anyMatch(one -> one.equals(put.json()));
        assertThat(boss.http()
                        .put("/api/v1/channels/" + channel, json("weight", 0))
                        .problem())
                .isEqualTo("invalid-request");
        assertThat(boss.http()
                        .put("/api/v1/channels/No%20Name", json("weight", 1))
                        .problem())
                .isEqualTo("invalid-request");
    }
}
