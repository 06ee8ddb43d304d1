package dev.baton.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.HttpClientForTests.Answer;
import dev.baton.platform.security.Role;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Genesys Cloud keeps the contract of desks. */
@ApiTest
class GenesysDeskTest extends DeskContract {

    private final Shops.Opener shops;
    private final GenesysFake fake = new GenesysFake();
    private String queue = "";

    GenesysDeskTest(@Autowired Shops.Opener shops) {
        this.shops = shops;
    }

    @AfterEach
    void stop() {
        fake.close();
    }

    @Override
    Shops.Opener shops() {
        return shops;
    }

    @Override
    FakeDesk desk() {
        return fake;
    }

    @Override
    void setUp(Colleague admin, String id, String more) {
        fake.desk = id;
        fake.baton = shops.http();
        Answer answer = save(admin, id, more);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"works\":true")
                .doesNotContain(GenesysFake.SECRET, GenesysFake.SIGNATURE_TOKEN);
    }

    private Answer save(Colleague admin, String id, String more) {
        return admin.http().put("/api/v1/desks/" + id, """
                {"kind": "genesys", "name": "Genesys", "values": {"region": "mypurecloud.de", "gateway": "%s",
                    "integration": "%s", "clientId": "%s", "clientSecret": "%s", "webhookSecret": "%s", "queue": "%s"}%s}
                """.formatted(
                        fake.socket.address(),
                        GenesysFake.INTEGRATION,
                        fake.client,
                        GenesysFake.SECRET,
                        GenesysFake.SIGNATURE_TOKEN,
                        queue,
                        more));
    }

    private Customer atDesk(String id) {
        var shop = shops.open();
        Colleague admin = shop.office("Ada", Role.ADMIN);
        setUp(admin, id + shop.team(), "");
        admin.http().put("/api/v1/desks/choices/team/" + shop.team(), Shop.json("desk", id + shop.team()));
        Customer customer = shop.customer();
        customer.says("hello");
        customer.log().awaitsLine("Hello to you.");
        customer.asksForPerson();
        customer.awaits("desk.opened");
        return customer;
    }

    @Test
    void with_a_queue_it_is_known_who_is_there_how_many_wait_and_how_long() {
        queue = GenesysFake.QUEUE;
        Colleague admin = shops.open().office("Ada", Role.ADMIN);
        assertThat(save(admin, "genesys-queue", "").body())
                .contains("\"availability\":\"online\"", "\"position\":4", "\"expectedWaitSeconds\":90");
        fake.hasOnQueue(0);
        assertThat(save(admin, "genesys-queue", "").body()).contains("\"availability\":\"offline\"");
        admin.http().delete("/api/v1/desks/genesys-queue");
    }

    @Test
    void a_flow_gets_team_reason_and_summary_to_route_by() {
        Customer customer = atDesk("flow-");
        String reference = fake.awaitsConversation(customer.id());
        assertThat(fake.opening(reference))
                .contains("\"baton_team\":\"", "\"baton_reason\":\"", "\"baton_summary\":\"", "\"idType\":\"Opaque\"");
    }

    @Test
    void what_the_flow_says_reaches_the_customer_and_nobody_has_joined_by_it() {
        Customer customer = atDesk("says-");
        String reference = fake.awaitsConversation(customer.id());
        fake.flowSays(reference, "All our agents are busy.");
        customer.log().awaitsLine("All our agents are busy.");
        fake.joins(reference, "Dana");
        customer.awaits("desk.joined");
        assertThat(customer.log().events("desk.joined")).hasSize(1);
    }

    @Test
    void choices_that_an_agent_offers_are_buttons_for_the_customer() {
        Customer customer = atDesk("offers-");
        String reference = fake.awaitsConversation(customer.id());
        fake.offers(reference, "Dana", "Which one?", List.of("Red", "Blue"));
        customer.log().awaitsLine("Which one?");
        assertThat(customer.log()
                        .events("message")
                        .getLast()
                        .at("/data/buttons")
                        .toString())
                .contains("Red", "Blue");
    }

    @Test
    void a_token_that_is_no_longer_taken_is_fetched_anew() {
        Customer customer = atDesk("token-");
        String reference = fake.awaitsConversation(customer.id());
        fake.forgetsToken();
        customer.says("Are you there?");
        assertThat(fake.awaitsLines(reference, 1)).contains("Are you there?");
    }

    @Test
    void who_came_while_notifications_were_broken_is_found_when_they_are_there_again() {
        Customer customer = atDesk("lost-");
        String reference = fake.awaitsConversation(customer.id());
        await().until(() -> !fake.isLeftAlone());
        fake.losesNotifications();
        fake.joins(reference, "Dana");
        assertThat(customer.awaits("desk.joined").at("/data/agent/name").asString())
                .isEqualTo("Dana");
    }

    @Test
    void a_node_that_dies_while_it_listens_is_followed_by_one_that_hears_what_it_missed() {
        Customer customer = atDesk("dies-");
        String reference = fake.awaitsConversation(customer.id());
        await().until(() -> !fake.isLeftAlone());
        String lease = "desk-stream:" + fake.desk;
        // another holds the lease, and then no longer: what happened meanwhile was heard by nobody
        shops.sql()
                .sql(
                        "UPDATE lease SET owner = 'another', term = term + 1, until = clock_timestamp() + interval '1 hour' WHERE name = ?")
                .param(lease)
                .update();
        await().until(() -> fake.isLeftAlone());
        fake.joins(reference, "Dana");
        shops.sql()
                .sql("UPDATE lease SET until = clock_timestamp() WHERE name = ?")
                .param(lease)
                .update();
        assertThat(customer.awaits("desk.joined").at("/data/agent/name").asString())
                .isEqualTo("Dana");
    }
}
