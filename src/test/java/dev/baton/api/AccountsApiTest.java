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

/** Accounts are made, invited by link, changed and switched off, and every change is noted (W12, S3). */
@ApiTest
class AccountsApiTest {

    private static final String PASSWORD = "long-enough-password";

    private final Shops.Opener shops;
    private Shop shop;
    private Colleague boss;
    private String email = "";

    AccountsApiTest(@Autowired Shops.Opener shops) {
        this.shops = shops;
    }

    @BeforeEach
    void open() {
        shop = shops.open();
        boss = shop.office("Bo", Role.ADMIN);
        email = UUID.randomUUID() + "@example.com";
    }

    private String made(String... roles) {
        var made = boss.http().post("/api/v1/users", json("email", email, "name", "Nia", "roles", List.of(roles)));
        assertThat(made.status()).as(made.toString()).isEqualTo(201);
        return "/api/v1/users/" + made.json().at("/id").asString();
    }

    private String invited(String user) {
        var issued = boss.http().post(user + "/invitation", "");
        assertThat(issued.status()).as(issued.toString()).isEqualTo(201);
        return issued.json().at("/path").asString().split("#", 2)[1];
    }

    private int accepts(String secret, String password) {
        return shop.anyone()
                .post("/api/v1/invitations/accept", json("secret", secret, "password", password))
                .status();
    }

    private dev.baton.HttpClientForTests.Answer signsIn(String password) {
        return shop.anyone().post("/api/v1/tokens", json("email", email, "password", password));
    }

    private List<JsonNode> notedOf(String subject) {
        return Log.list(boss.http()
                        .get("/api/v1/setting-changes?limit=200")
                        .json()
                        .at("/changes"))
                .stream()
                .filter(change -> subject.endsWith(change.at("/subject").asString()))
                .toList();
    }

    @Test
    void somebody_invited_by_link_chooses_a_password_once_and_receives_a_chat() {
        var user = made("agent");
        assertThat(signsIn(PASSWORD).status()).isEqualTo(401);
        var secret = invited(user);
        var opened = shop.anyone().post("/api/v1/invitations/open", json("secret", secret));
        assertThat(opened.json().at("/email").asString()).isEqualTo(email);
        assertThat(opened.json().at("/invitedBy").asString()).isEqualTo("Bo");

        assertThat(accepts(secret, "too-short")).isEqualTo(400);
        assertThat(accepts(secret, PASSWORD)).isEqualTo(200);
        assertThat(accepts(secret, PASSWORD)).isEqualTo(404);

        var id = user.substring(user.lastIndexOf('/') + 1);
        boss.http().put("/api/v1/agents/" + id, json("cap", 2, "teams", List.of(Map.of("id", shop.team()))));
        var token = signsIn(PASSWORD).json().at("/token").asString();
        var nia = new Colleague(id, "Nia", shop.anyone().bearer(token)).online();
        assertThat(nia.accepts(nia.offerOf(shop.waitingCustomer())).status()).isEqualTo(200);
    }

    @Test
    void a_new_link_makes_the_one_before_void_and_so_does_withdrawing_it() {
        var user = made("agent");
        var first = invited(user);
        var second = invited(user);
        assertThat(accepts(first, PASSWORD)).isEqualTo(404);
        assertThat(boss.http().delete(user + "/invitation").status()).isEqualTo(204);
        assertThat(accepts(second, PASSWORD)).isEqualTo(404);
    }

    @Test
    void whoever_is_switched_off_is_signed_out_at_once_and_no_longer_among_the_agents() {
        var ann = shop.agent("Ann").online();
        var user = "/api/v1/users/" + ann.id();

        var off = boss.http().post(user + "/off", "");

        assertThat(off.json().at("/offSince").asString()).as(off.toString()).isNotEmpty();
        assertThat(ann.http().get("/api/v1/agents").status()).isEqualTo(401);
        assertThat(boss.http().get("/api/v1/agents").body()).doesNotContain(ann.id());
        assertThat(boss.http().post(user + "/invitation", "").status()).isEqualTo(404);
        assertThat(boss.http().post(user + "/on", "").json().at("/offSince").isNull())
                .isTrue();
    }

    @Test
    void the_chats_of_whoever_is_switched_off_go_to_somebody_else_at_once() {
        var ann = shop.agent("Ann").online();
        var customer = shop.waitingCustomer();
        ann.accepts(ann.offerOf(customer));
        customer.awaits("agent.joined");
        var ben = shop.supervisor("Ben").online();

        boss.http().post("/api/v1/users/" + ann.id() + "/off", "");

        assertThat(ben.sees(customer).json().at("/owner/kind").asString())
                .as("the owner as soon as it is answered")
                .isNotEqualTo("agent");
        var again = ben.offerOf(customer, 2);
        assertThat(ben.accepts(again).status()).isEqualTo(200);
        assertThat(ben.sees(customer).status()).isEqualTo(200);
    }

    @Test
    void what_a_role_allows_ends_at_once_when_it_is_taken() {
        var sue = shop.office("Sue", Role.SUPERVISOR);
        assertThat(sue.http().get("/api/v1/users").status()).isEqualTo(200);
        boss.http().put("/api/v1/users/" + sue.id(), json("email", email, "name", "Sue", "roles", List.of("builder")));
        assertThat(sue.http().get("/api/v1/users").status()).isEqualTo(403);
    }

    @Test
    void an_email_belongs_to_one_account_and_nobody_is_without_a_role() {
        made("agent");
        assertThat(boss.http()
                        .post(
                                "/api/v1/users",
                                json(
                                        "email",
                                        email.toUpperCase(java.util.Locale.ROOT),
                                        "name",
                                        "X",
                                        "roles",
                                        List.of("agent")))
                        .problem())
                .isEqualTo("invalid-request");
        assertThat(boss.http()
                        .post("/api/v1/users", json("email", "x@example.com", "name", "X", "roles", List.of()))
                        .problem())
                .isEqualTo("invalid-request");
    }

    @Test
    void nobody_switches_off_their_own_account() {
        assertThat(boss.http().post("/api/v1/users/" + boss.id() + "/off", "").problem())
                .isEqualTo("in-use");
    }

    @Test
    void the_last_administrator_stays_one() {
        var admins = Log.list(boss.http().get("/api/v1/users").json().at("/users")).stream()
                .filter(user -> user.at("/roles").toString().contains("admin"))
                .filter(user -> user.at("/canSignIn").asBoolean()
                        && user.at("/offSince").isNull())
                .map(user -> user.at("/id").asString())
                .filter(id -> !id.equals(boss.id()))
                .toList();
        try {
            admins.forEach(id -> boss.http().post("/api/v1/users/" + id + "/off", ""));

            var refused = boss.http()
                    .put(
                            "/api/v1/users/" + boss.id(),
                            json("email", email, "name", "Bo", "roles", List.of("supervisor")));

            assertThat(refused.problem()).as(refused.toString()).isEqualTo("in-use");
        } finally {
            admins.forEach(id -> boss.http().post("/api/v1/users/" + id + "/on", ""));
        }
    }

    @Test
    void every_change_is_noted_with_what_was_before_and_after_and_without_secrets() {
        var user = made("agent");
        var secret = invited(user);
        boss.http().put(user, json("email", email, "name", "Nia N.", "roles", List.of("agent", "supervisor")));
        boss.http().put(user, json("email", email, "name", "Nia N.", "roles", List.of("agent", "supervisor")));

        var noted = notedOf(user);

        assertThat(noted).hasSize(3);
        assertThat(noted.getFirst().at("/before/name").asString()).isEqualTo("Nia");
        assertThat(noted.getFirst().at("/after/name").asString()).isEqualTo("Nia N.");
        assertThat(noted.getFirst().at("/by/name").asString()).isEqualTo("Bo");
        assertThat(noted.getLast().at("/before").isNull()).isTrue();
        assertThat(noted.toString()).doesNotContain(secret);
        assertThat(shop.supervisor("Sue").http().get("/api/v1/setting-changes").status())
                .isEqualTo(403);
    }

    @Test
    void what_is_refused_is_not_noted() {
        var id = "r" + UUID.randomUUID().toString().substring(0, 8);
        boss.http()
                .post(
                        "/api/v1/teams",
                        json("id", id, "name", "X", "settings", Map.of("overflowTeams", List.of("nowhere"))));
        assertThat(boss.http().get("/api/v1/teams/" + id).status()).isEqualTo(404);
        assertThat(notedOf(id)).isEmpty();
    }

    @Test
    void a_chat_is_closed_with_one_of_its_teams_categories() {
        var ann = shop.agent("Ann").online();
        var customer = shop.waitingCustomer();
        ann.accepts(ann.offerOf(customer));
        customer.awaits("agent.joined");
        var put = boss.http()
                .put(
                        "/api/v1/closing-categories",
                        json(
                                "categories",
                                List.of(
                                        Map.of("name", "Return", "reasons", List.of("Too small"), "team", shop.team()),
                                        Map.of("name", "Elsewhere", "team", shop.anotherTeam()))));
        assertThat(put.status()).as(put.toString()).isEqualTo(200);
        try {
            assertThat(Log.list(ann.http()
                            .get("/api/v1/closing-categories?team=" + shop.team())
                            .json()
                            .at("/categories")))
                    .extracting(category -> category.at("/name").asString())
                    .containsExactly("Return");
            for (var wrong :
                    List.of(json("category", "Elsewhere"), json("category", "Return", "reason", "Too large"))) {
                assertThat(ann.posts(customer, "/close", wrong).problem()).isEqualTo("invalid-request");
            }
            assertThat(boss.http().delete("/api/v1/teams/" + shop.team()).body())
                    .contains("closing_category");
            assertThat(ann.posts(customer, "/close", json("category", "Return", "reason", "Too small"))
                            .status())
                    .isEqualTo(200);
            assertThat(ann.log(customer)
                            .awaits("conversation.closed")
                            .at("/data/category")
                            .asString())
                    .isEqualTo("Return / Too small");
        } finally {
            boss.http().put("/api/v1/closing-categories", "{\"categories\":[]}");
        }
    }
}
