package dev.baton.api;

import static dev.baton.api.Shop.json;
import static dev.baton.file.FilesForTests.pdf;
import static dev.baton.file.FilesForTests.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.api.DeskSocket.Asked;
import dev.baton.api.DeskSocket.Reply;
import dev.baton.conversation.ConversationId;
import dev.baton.delivery.webhook.Signer;
import dev.baton.platform.security.Role;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** A scanner on a real socket says which files may be opened (W4, C1); what it says decides for both sides and for desks. */
@ApiTest
class FileScanTest {

    private static final List<Asked> ASKED = new CopyOnWriteArrayList<>();
    private static final CountDownLatch SLOW = new CountDownLatch(1);

    /** Decides by what stands in the file. */
    private static final DeskSocket SCANNER = new DeskSocket(asked -> {
        ASKED.add(asked);
        String said = asked.text();
        if (said.contains("slow")) {
            await().until(() -> SLOW.getCount() == 0);
        }
        if (said.contains("down")
                || said.contains("once")
                        && ASKED.stream().filter(FileScanTest::isOnce).count() == 1) {
            return Reply.of(500, "{}");
        }
        return Reply.of(
                200, said.contains("virus") ? "{\"clean\":false,\"reason\":\"Eicar-Test\"}" : "{\"clean\":true}");
    });

    private static boolean isOnce(Asked asked) {
        return asked.text().contains("once");
    }

    private final Shops.Opener shops;
    private Shop shop;
    private Customer customer;
    private Colleague ann;

    FileScanTest(@Autowired Shops.Opener shops) {
        this.shops = shops;
    }

    @DynamicPropertySource
    static void scanner(DynamicPropertyRegistry properties) {
        properties.add("baton.files.scan-url", () -> SCANNER.address() + "/scan");
        properties.add("baton.files.scan-key", () -> "scan-key");
    }

    @AfterAll
    static void stop() {
        SLOW.countDown();
        SCANNER.close();
    }

    @BeforeEach
    void open() {
        shop = shops.open();
        customer = shop.customer();
        ann = shop.agent("Ann");
        assertThat(ann.claims(customer).status()).isEqualTo(200);
    }

    private JsonNode file() {
        return customer.log()
                .awaitsAll(event -> event.at("/data/file/id").isString(), 1, "a file")
                .getFirst()
                .at("/data/file");
    }

    private String path() {
        return "/api/v1/conversations/" + customer.id() + "/files/"
                + file().at("/id").asString();
    }

    @Test
    void until_the_scanner_has_spoken_nobody_opens_a_file_and_no_desk_gets_it() {
        var told = new CopyOnWriteArrayList<String>();
        try (var desk = new DeskSocket(asked -> {
            told.add(asked.text());
            return Reply.of(200, "{\"offloadSuccess\":true,\"reference\":\"case-1\"}");
        })) {
            var admin = shop.office("Ada", Role.ADMIN).http();
            String id = "desk-" + shop.team();
            admin.put("/api/v1/desks/" + id, """
                    {"kind": "offloading", "name": "Help", "values": {"url": "%s", "secret": "%s"}}
                    """.formatted(desk.address(), Signer.newSecret()));
            admin.put("/api/v1/desks/choices/assistant/" + shop.team(), json("desk", id));
            customer = shop.customer();
            customer.asksForPerson();
            await().until(() -> told.stream().anyMatch(body -> body.contains("\"offload\"")));

            assertThat(customer.sends("slow.txt", text("slow")).status()).isEqualTo(201);
            assertThat(file().at("/checked").asBoolean(true)).isFalse();
            assertThat(customer.http().get(path()).problem()).isEqualTo("wrong-state");
            assertThat(shop.supervisor("Sue").http().get(path()).problem()).isEqualTo("wrong-state");
            customer.says("a word after it");
            await().until(() -> told.stream().anyMatch(body -> body.contains("a word after it")));
            assertThat(told).noneMatch(body -> body.contains("slow.txt"));

            SLOW.countDown();

            assertThat(customer.awaits("file.checked").at("/data/verdict").asString())
                    .isEqualTo("clean");
            assertThat(customer.http().bytes(path()).body()).isEqualTo(text("slow"));
            await().until(() -> told.stream().anyMatch(body -> body.contains("slow.txt") && body.contains("/files/")));
        }
    }

    @Test
    void the_scanner_gets_type_bytes_and_key() {
        ann.sends(customer, "receipt.pdf", pdf());
        customer.awaits("file.checked");

        Asked asked = ASKED.stream()
                .filter(each -> each.text().startsWith("%PDF"))
                .findFirst()
                .orElseThrow();
        assertThat(asked.method()).isEqualTo("POST");
        assertThat(asked.body()).isEqualTo(pdf());
        assertThat(asked.header("Content-Type")).contains("application/pdf");
        assertThat(asked.header("Authorization")).contains("Bearer scan-key");
    }

    @Test
    void a_rejected_file_is_gone_both_sides_are_told_and_the_team_knows_why() {
        customer.sends("bad.txt", text("a virus"));

        JsonNode toCustomer = customer.awaits("file.checked");
        JsonNode toAgent = ann.log(customer).awaits("file.checked");
        assertThat(toCustomer.at("/data/verdict").asString()).isEqualTo("rejected");
        assertThat(toCustomer.at("/data/why").isMissingNode()).isTrue();
        assertThat(toAgent.at("/data/why").asString()).isEqualTo("Eicar-Test");
        assertThat(toAgent.at("/data/file").asString())
                .isEqualTo(file().at("/id").asString());
        assertThat(ann.http().get(path()).problem()).isEqualTo("not-found");
        assertThat(shops.sql()
                        .sql("SELECT count(*) FROM file_piece WHERE file_id = ?")
                        .param(UUID.fromString(file().at("/id").asString()))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void a_scanner_that_fails_is_asked_again_and_the_conversation_is_told_once() {
        customer.sends("once.txt", text("once"));

        assertThat(customer.awaits("file.checked").at("/data/verdict").asString())
                .isEqualTo("clean");
        assertThat(ASKED.stream().filter(FileScanTest::isOnce)).hasSize(2);
        assertThat(customer.log().events("file.checked")).hasSize(1);
    }

    @Test
    void a_file_of_which_the_scanner_says_nothing_in_time_is_rejected() {
        customer.sends("down.txt", text("down"));
        await().until(() -> ASKED.stream().anyMatch(asked -> asked.text().equals("down")));
        assertThat(customer.http().get(path()).problem()).isEqualTo("wrong-state");
        shops.sql()
                .sql("UPDATE file SET check_until = clock_timestamp() WHERE conversation_id = ?")
                .param(ConversationId.parse(customer.id()).orElseThrow().value())
                .update();

        assertThat(customer.awaits("file.checked").at("/data/verdict").asString())
                .isEqualTo("rejected");
        assertThat(ann.log(customer).awaits("file.checked").at("/data/why").asString())
                .contains("no answer in time");
    }

    @Test
    void a_check_whose_server_died_before_it_told_is_told_by_another() {
        customer.sends("fine.txt", text("fine"));
        customer.awaits("file.checked");
        var id = UUID.fromString(file().at("/id").asString());
        shops.sql()
                .sql("UPDATE file SET check_due = clock_timestamp() WHERE id = ?")
                .param(id)
                .update();

        await().until(() -> shops.sql()
                .sql("SELECT check_due IS NULL FROM file WHERE id = ?")
                .param(id)
                .query(Boolean.class)
                .single());
        assertThat(customer.log().events("file.checked")).hasSize(1);
    }
}
