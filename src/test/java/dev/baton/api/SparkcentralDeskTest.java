package dev.baton.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.HttpClientForTests.Answer;
import dev.baton.platform.security.Role;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Sparkcentral keeps the contract of desks that own the channel; what is held against its document is in {@link FakeSparkcentral}. */
@ApiTest
class SparkcentralDeskTest extends OwnChannelContract {

    private final Shops.Opener shops;
    private final FakeSparkcentral fake = new FakeSparkcentral();

    SparkcentralDeskTest(@Autowired Shops.Opener shops) {
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
    FakeChannel desk() {
        return fake;
    }

    @Override
    void setUp(Colleague admin, String id, String more) {
        fake.tells(shops.http(), id);
        Answer answer = save(admin, id, FakeSparkcentral.CLIENT_SECRET, more);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.body())
                .contains("\"works\":true", "\"availability\":\"online\"", "\"expectedWaitSeconds\":131")
                .doesNotContain(FakeSparkcentral.CLIENT_SECRET, FakeSparkcentral.SHARED_SECRET);
    }

    private Answer save(Colleague admin, String id, String clientSecret, String more) {
        return admin.http().put("/api/v1/desks/" + id, """
                {"kind": "sparkcentral", "name": "Inbox", "values": {"url": "%s", "organization": "%s", "clientId": "app-%s",
                    "clientSecret": "%s", "sharedSecret": "%s", "topics": "From the bot", "attributes": "number",
                    "action": "after-care"}%s}
                """.formatted(
                fake.address(), FakeSparkcentral.ORGANIZATION, id, clientSecret, FakeSparkcentral.SHARED_SECRET, more));
    }

    private record Open(Shop shop, Colleague admin, String id) {}

    private Open open() {
        var shop = shops.open();
        var admin = shop.office("Ada", Role.ADMIN);
        String id = "spark-" + shop.team();
        setUp(admin, id, ", \"assistant\": \"" + shop.team() + "\"");
        return new Open(shop, admin, id);
    }

    @Test
    void what_was_collected_becomes_the_contacts_attribute_and_the_target_a_topic() {
        var open = open();
        String reference = fake.customerComes();
        fake.customerSays(reference, "c1", "my order please");
        await().until(() -> fake.story(reference).contains("says Which order?"));
        fake.customerSays(reference, "c2", "4711");
        await().until(() -> fake.story(reference).contains("passes"));

        assertThat(fake.passed(reference))
                .contains(
                        "\"complete\":\"HANDOVER\"",
                        "\"From the bot\"",
                        "\"" + open.shop().team() + "\"")
                .contains(
                        "\"number\":\"4711\"", "Order 4711", "Conversation in Baton: ", "Whole conversation: http://");
    }

    @Test
    void a_conversation_that_a_person_delegates_begins_with_the_chosen_action() {
        open();
        String reference = fake.customerComes();
        fake.customerSays(reference, "c1", "my order please");
        await().until(() -> fake.story(reference).contains("says Which order?"));
        fake.customerSays(reference, "c2", "4711");
        await().until(() -> fake.story(reference).contains("passes"));
        await().until(() -> fake.isWithPeople(reference));
        fake.givesBack(reference);
        await().until(() -> fake.story(reference).getLast().equals("says Did that help?"));
    }

    @Test
    void what_inbox_may_tell_one_day_is_taken_and_ignored() {
        open();
        String reference = fake.customerComes();
        assertThat(fake.sends(
                        "CONVERSATION_PAINTED", reference, UUID.randomUUID().toString(), "{}"))
                .isEqualTo(200);
    }

    @Test
    void a_webhook_that_was_overheard_cannot_be_played_back_later() {
        open();
        String reference = fake.customerComes();
        assertThat(fake.playsBack(reference, java.time.Duration.ofMinutes(6))).isEqualTo(401);
    }

    @Test
    void an_access_token_that_is_no_longer_taken_is_asked_for_anew() {
        open();
        String reference = fake.customerComes();
        fake.customerSays(reference, "c1", "hello");
        await().until(() -> fake.story(reference).contains("says Hello to you."));
        fake.forgetsTokens();
        fake.customerSays(reference, "c2", "after care");
        await().until(() -> fake.story(reference).contains("says Did that help?"));
    }

    @Test
    void wrong_settings_are_said_when_they_are_saved() {
        var shop = shops.open();
        var admin = shop.office("Ada", Role.ADMIN);
        String id = "spark-" + shop.team();
        assertThat(save(admin, id, "wrong", "").body()).contains("\"works\":false", "secret is refused");
        Answer noHex = admin.http().put("/api/v1/desks/" + id, """
                {"kind": "sparkcentral", "name": "Inbox", "values": {"organization": "1", "clientId": "a", "clientSecret": "b",
                    "sharedSecret": "not hexadecimal"}}
                """);
        assertThat(noHex.body()).contains("\"works\":false", "hexadecimal digits only");
    }

    @Test
    void where_nobody_is_available_the_customer_is_told_so() {
        fake.nobodyIsAvailable();
        var shop = shops.open();
        var admin = shop.office("Ada", Role.ADMIN);
        String id = "spark-" + shop.team();
        fake.tells(shops.http(), id);
        assertThat(save(admin, id, FakeSparkcentral.CLIENT_SECRET, "").body()).contains("\"availability\":\"offline\"");
    }

    @Test
    void a_file_that_our_own_people_send_reaches_the_contact_as_an_attachment() {
        var shop = shops.open("""
                  - id: workspace
                    start: ["your own people"]
                    steps:
                      - connect: {desk: workspace}
                """, "");
        setUp(shop.office("Ada", Role.ADMIN), "spark-" + shop.team(), ", \"assistant\": \"" + shop.team() + "\"");
        var ann = shop.agent("Ann").online();
        String reference = fake.customerComes();
        fake.customerSays(reference, "c1", "your own people");
        String conversation = conversation("spark-" + shop.team(), reference);
        String offer = new Log(ann.http(), conversation)
                .awaits("offer.made")
                .at("/data/offerId")
                .asString();
        assertThat(ann.accepts(offer).status()).isIn(200, 201);
        Answer sent = ann.http()
                .upload(
                        "/api/v1/conversations/" + conversation + "/files",
                        "f1",
                        "your label.png",
                        dev.baton.file.FilesForTests.PIXEL);
        assertThat(sent.status()).as(sent.toString()).isEqualTo(201);
        await().until(() -> fake.story(reference).stream()
                .anyMatch(step -> step.startsWith("sends ") && step.endsWith("-your_label.png")));
    }

    private String conversation(String desk, String reference) {
        UUID found = await().until(
                        () -> shops.sql()
                                .sql("SELECT conversation_id FROM desk_thread WHERE desk = ? AND reference = ?")
                                .params(desk, reference)
                                .query(UUID.class)
                                .optional(),
                        java.util.Optional::isPresent)
                .orElseThrow();
        return new dev.baton.conversation.ConversationId(found).toString();
    }

    /** A conversation of our own widget cannot go there. */
    @Test
    void what_is_not_of_its_channels_goes_to_the_alternative() {
        var open = open();
        open.admin().http().put("/api/v1/desks/choices/assistant/" + open.shop().team(), Shop.json("desk", open.id()));
        Customer customer = open.shop().customer();
        customer.asksForPerson();
        customer.awaits("handover.queued");
    }
}
