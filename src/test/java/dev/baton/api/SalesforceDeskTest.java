package dev.baton.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.HttpClientForTests.Answer;
import dev.baton.platform.security.Role;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Salesforce keeps the contract of desks. */
@ApiTest
class SalesforceDeskTest extends DeskContract {

    private final Shops.Opener shops;
    private final SalesforceFake fake = new SalesforceFake();

    SalesforceDeskTest(@Autowired Shops.Opener shops) {
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
        assertThat(answer.body()).contains("\"works\":true");
    }

    private String verification = "";

    private Answer save(Colleague admin, String id, String more) {
        return admin.http().put("/api/v1/desks/" + id, """
                {"kind": "salesforce", "name": "Salesforce", "values": {"url": "%s", "organization": "%sAAA",
                    "deployment": "%s", "parameters": "baton_conversation, baton_team"%s}%s}
                """.formatted(
                fake.socket.address(), SalesforceFake.ORGANIZATION, SalesforceFake.DEPLOYMENT, verification, more));
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
    void outside_of_its_hours_nobody_is_there() {
        Colleague admin = shops.open().office("Ada", Role.ADMIN);
        assertThat(save(admin, "sf-hours", "").body()).contains("\"availability\":\"unknown\"");
        fake.isClosedToday();
        assertThat(save(admin, "sf-hours", "").body()).contains("\"availability\":\"offline\"");
        admin.http().delete("/api/v1/desks/sf-hours");
    }

    @Test
    void only_such_parameters_are_set_as_the_channel_has() {
        Customer customer = atDesk("sf-params-");
        assertThat(fake.opening(fake.awaitsConversation(customer.id())))
                .contains("baton_team")
                .doesNotContain("baton_reason");
    }

    @Test
    void what_the_desk_itself_says_reaches_the_customer_and_nobody_has_joined_by_it() {
        Customer customer = atDesk("sf-says-");
        String reference = fake.awaitsConversation(customer.id());
        fake.respondsItself(reference, "We are looking for somebody.");
        customer.log().awaitsLine("We are looking for somebody.");
        assertThat(customer.log().events("desk.joined")).isEmpty();
    }

    @Test
    void marks_that_something_was_read_go_both_ways() {
        Customer customer = atDesk("sf-read-");
        String reference = fake.awaitsConversation(customer.id());
        fake.says(reference, "m1", "Dana", "I am here.");
        customer.log().awaitsLine("I am here.");
        try (var stream = customer.stream()) {
            fake.reads(reference, "Dana");
            assertThat(stream.next("read").data().at("/number").asLong()).isPositive();
        }
        await().until(() -> {
            customer.posts("/read", "{\"number\":1}");
            return fake.signs(reference).contains("read");
        });
    }

    @Test
    void what_was_said_while_the_stream_was_broken_is_heard_when_it_is_there_again() {
        Customer customer = atDesk("sf-lost-");
        String reference = fake.awaitsConversation(customer.id());
        fake.says(reference, "m1", "Dana", "One");
        customer.log().awaitsLine("One");
        fake.losesStreams();
        fake.says(reference, "m2", "Dana", "Two");
        fake.says(reference, "m3", "Dana", "Three");
        fake.hasStreamsAgain();
        customer.log().awaitsLine("Three");
        assertThat(customer.log().events("message").stream()
                        .map(event -> event.at("/data/text").asString()))
                .containsSubsequence("One", "Two", "Three")
                .containsOnlyOnce("One", "Two", "Three");
    }

    @Test
    void the_stream_goes_on_after_what_was_heard() {
        Customer customer = atDesk("sf-resume-");
        String reference = fake.awaitsConversation(customer.id());
        fake.says(reference, "m1", "Dana", "One");
        customer.log().awaitsLine("One");
        await().until(() -> shops.sql()
                .sql("SELECT position FROM desk_stream WHERE reference = ?")
                .param(reference)
                .query(String.class)
                .single()
                .equals("1"));
    }

    @Test
    void a_session_that_runs_out_there_is_a_failure_that_is_told() {
        fake.sessionsLive(Duration.ofSeconds(-1));
        Customer customer = atDesk("sf-over-");
        fake.awaitsConversation(customer.id());
        fake.forgetsGuests();
        assertThat(customer.awaits("desk.ended").at("/data/outcome").asString()).isEqualTo("failed");
    }

    @Test
    void a_user_who_is_signed_in_goes_on_in_a_new_session_when_the_old_one_has_run_out() {
        verification = ", \"issuer\": \"%s\", \"keyId\": \"key-1\", \"privateKey\": \"%s\""
                .formatted(SalesforceFake.ISSUER, fake.key());
        Customer customer = atDesk("sf-signed-");
        String reference = fake.awaitsConversation(customer.id());
        fake.says(reference, "m1", "Dana", "One");
        customer.log().awaitsLine("One");
        fake.forgetsGuests();
        customer.says("Still here?");
        assertThat(fake.awaitsLines(reference, 1)).contains("Still here?");
        fake.says(reference, "m2", "Dana", "Two");
        customer.log().awaitsLine("Two");
        assertThat(customer.log().events("desk.ended")).isEmpty();
    }

    @Test
    void verification_that_is_half_set_is_said_when_it_is_saved() {
        verification = ", \"issuer\": \"https://shop.example.com\"";
        Colleague admin = shops.open().office("Ada", Role.ADMIN);
        assertThat(save(admin, "sf-half", "").body()).contains("\"works\":false", "needs all three");
        admin.http().delete("/api/v1/desks/sf-half");
    }

    @Test
    void choices_are_buttons_for_the_customer() {
        Customer customer = atDesk("sf-offers-");
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
}
