package dev.baton.api;

import static dev.baton.api.Shop.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.HttpClientForTests.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Who proves who they are is the same customer on every browser (C6, W5, R9); who merely says so is nobody. */
@ApiTest
class IdentityApiTest {

    private final Shops.Opener shops;
    private final String mia = "mia-" + UUID.randomUUID();
    private final String noa = "noa-" + UUID.randomUUID();
    private Shop shop;
    private Colleague ann;

    IdentityApiTest(@Autowired Shops.Opener shops) {
        this.shops = shops;
    }

    @BeforeEach
    void open() {
        shop = shops.open();
        ann = shop.agent("Ann");
    }

    @Test
    void conversations_that_were_signed_for_the_same_customer_are_one_persons_on_every_browser() {
        var phone = signed(mia);
        var laptop = signed(mia);

        assertThat(earlier(laptop)).containsExactly(phone.id());
        assertThat(ann.sees(laptop).json().at("/known").asBoolean()).isTrue();
        assertThat(ann.sees(laptop).json().at("/customer/externalId").asString())
                .isEqualTo(mia);
    }

    @Test
    void whoever_merely_says_the_id_gets_nothing() {
        signed(mia);

        var claims = shop.customer(Map.of("assistant", shop.team(), "visitor", Map.of("externalId", mia)));

        assertThat(earlier(claims)).isEmpty();
        assertThat(ann.sees(claims).json().at("/known").asBoolean()).isFalse();
    }

    static List<String> noProof() {
        var ours = Site.OURS;
        var head = "{\"alg\":\"HS256\"}";
        return List.of(
                "no-jwt",
                new Site("a-secret-that-somebody-else-has-made-up").signs("mia"),
                ours.signs("mia") + "x",
                ours.signed("{\"alg\":\"none\"}", "{\"sub\":\"mia\",\"exp\":4102444800}"),
                ours.signed("{\"alg\":\"HS512\"}", "{\"sub\":\"mia\",\"exp\":4102444800}"),
                ours.signed(head, "{\"sub\":\"mia\"}"),
                ours.signs("mia", Map.of("exp", 1_700_000_000)),
                ours.signs("mia", Map.of("exp", 9_999_999_999L)),
                ours.signs(""),
                ours.signs("m".repeat(257)),
                ours.signs("mia", Map.of("name", 7)));
    }

    @ParameterizedTest
    @MethodSource("noProof")
    void what_is_no_proof_is_refused_and_the_answer_says_why(String identity) {
        Answer answer =
                shop.anyone().post("/api/v1/conversations", json("assistant", shop.team(), "identity", identity));

        assertThat(answer.status()).as(answer.toString()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/field").asString()).isEqualTo("identity");
    }

    @Test
    void a_secret_that_is_being_replaced_still_counts() {
        var before = new Site("another-secret-of-the-site-before-this-one");
        var first = customer(Map.of("identity", before.signs(mia)));

        assertThat(earlier(signed(mia))).containsExactly(first.id());
    }

    @Test
    void what_a_browser_did_before_it_was_known_joins_its_customer() {
        var phone = signed(mia);
        var anonymous = shop.customer();
        var known = customer(Map.of("previous", anonymous.token(), "identity", Site.OURS.signs(mia)));

        assertThat(earlier(known)).containsExactly(anonymous.id(), phone.id());
        assertThat(earlier(anonymous)).containsExactly(phone.id());
    }

    @Test
    void two_customers_at_one_browser_stay_two() {
        var mias = signed(mia);
        var noas = customer(Map.of("previous", mias.token(), "identity", Site.OURS.signs(noa)));

        assertThat(earlier(noas)).isEmpty();
        assertThat(earlier(signed(mia))).containsExactly(mias.id());
        assertThat(earlier(signed(noa))).containsExactly(noas.id());
    }

    @Test
    void a_conversation_that_goes_on_is_proved_once_and_for_one_customer() {
        var phone = signed(mia);
        var laptop = shop.customer();
        assertThat(earlier(laptop)).isEmpty();

        assertThat(proves(laptop, mia).status()).isEqualTo(204);
        assertThat(proves(laptop, mia).status()).isEqualTo(204);
        assertThat(earlier(laptop)).containsExactly(phone.id());

        assertThat(proves(laptop, noa).problem()).isEqualTo("forbidden");
        assertThat(earlier(signed(noa))).isEmpty();
    }

    @Test
    void a_returning_customer_goes_to_the_same_agent_from_another_browser() {
        var sue = shop.supervisor("Sue");
        sue.http()
                .put(
                        "/api/v1/teams/" + shop.team(),
                        "{\"name\":\"Ours\",\"default\":false,\"settings\":{\"sameAgentSeconds\":3600}}");
        var ben = shop.agent("Ben").online();
        ann.online();
        var phone = signed(mia);
        ben.claims(phone);
        ben.closes(phone);
        var busy = shop.customer();
        ben.claims(busy);

        var laptop = signed(mia);
        laptop.asksForPerson();
        assertThat(laptop.http().get("/api/v1/conversations/" + laptop.id()).status())
                .isEqualTo(200);
        assertThat(ben.offerOf(laptop)).isNotEmpty();

        var stranger = shop.customer(Map.of("assistant", shop.team(), "visitor", Map.of("externalId", mia)));
        stranger.asksForPerson();
        assertThat(ann.offerOf(stranger)).isNotEmpty();
    }

    @Test
    void who_is_blocked_stays_so_on_another_browser() {
        var phone = signed(mia);
        ann.claims(phone);
        ann.posts(phone, "/block", json("reason", "Insults"));

        Answer again = shop.anyone()
                .post("/api/v1/conversations", json("assistant", shop.team(), "identity", Site.OURS.signs(mia)));

        assertThat(again.problem()).isEqualTo("blocked");
        assertThat(signed(noa).start().status()).isEqualTo(201);
    }

    private Answer proves(Customer customer, String subject) {
        return customer.http()
                .post(
                        "/api/v1/conversations/" + customer.id() + "/identity",
                        json("identity", Site.OURS.signs(subject)));
    }

    private Customer signed(String subject) {
        return customer(Map.of("identity", Site.OURS.signs(subject)));
    }

    private Customer customer(Map<String, String> more) {
        var start = new HashMap<String, String>(more);
        start.put("assistant", shop.team());
        return shop.customer(start);
    }

    private List<String> earlier(Customer customer) {
        return Log.list(ann.http()
                        .get("/api/v1/conversations/" + customer.id() + "/earlier")
                        .json()
                        .at("/conversations"))
                .stream()
                .map(row -> row.at("/id").asString())
                .toList();
    }
}
