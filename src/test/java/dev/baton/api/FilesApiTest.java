package dev.baton.api;

import static dev.baton.file.FilesForTests.PIXEL;
import static dev.baton.file.FilesForTests.pdf;
import static dev.baton.file.FilesForTests.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.HttpClientForTests;
import dev.baton.HttpClientForTests.Answer;
import dev.baton.conversation.ConversationId;
import dev.baton.file.FileAddresses;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Files both ways (W4, C1): who may send and open them, what they may be, and that nothing of them runs anywhere. */
@ApiTest
class FilesApiTest {

    private static final String LOOKED_AT_BY_NOBODY =
            "Thank you, I have your file. I cannot look into files myself, so please tell me in words what you need.";

    private final Shops.Opener shops;
    private final FileAddresses addresses;
    private Shop shop;

    FilesApiTest(@Autowired Shops.Opener shops, @Autowired FileAddresses addresses) {
        this.shops = shops;
        this.addresses = addresses;
    }

    @BeforeEach
    void open() {
        shop = shops.open();
    }

    private static JsonNode file(Log log) {
        return log.awaitsAll(event -> event.at("/data/file/id").isString(), 1, "a file")
                .getFirst()
                .at("/data/file");
    }

    private static String path(Customer customer, JsonNode file) {
        return "/api/v1/conversations/" + customer.id() + "/files/"
                + file.at("/id").asString();
    }

    private Customer with(Colleague agent) {
        Customer customer = shop.customer();
        assertThat(agent.claims(customer).status()).isEqualTo(200);
        return customer;
    }

    @Test
    void a_customers_file_stands_in_the_log_and_the_agent_opens_it() {
        Colleague ann = shop.agent("Ann");
        Customer customer = with(ann);

        assertThat(customer.sends("receipt.pdf", pdf()).status()).isEqualTo(201);

        JsonNode file = file(ann.log(customer));
        assertThat(file.at("/name").asString()).isEqualTo("receipt.pdf");
        assertThat(file.at("/type").asString()).isEqualTo("application/pdf");
        assertThat(file.at("/size").asInt()).isEqualTo(pdf().length);
        HttpResponse<byte[]> opened = ann.http().bytes(path(customer, file));
        assertThat(opened.statusCode()).isEqualTo(200);
        assertThat(opened.body()).isEqualTo(pdf());
        assertThat(ann.sees(customer).json().at("/lastMessage/text").asString()).isEqualTo("receipt.pdf");
    }

    @Test
    void an_agents_file_reaches_the_customer() {
        Colleague ann = shop.agent("Ann");
        Customer customer = with(ann);

        assertThat(ann.sends(customer, "label.png", PIXEL).status()).isEqualTo(201);

        JsonNode file = file(customer.log());
        assertThat(customer.http().bytes(path(customer, file)).body()).isEqualTo(PIXEL);
    }

    @Test
    void pictures_are_shown_all_others_are_saved_and_nothing_runs() {
        Customer customer = shop.customer();
        customer.sends("me.png", PIXEL);
        customer.sends("Köln \"1\".csv", text("a,b\n"));
        List<JsonNode> sent =
                customer.log().awaitsAll(event -> event.at("/data/file/id").isString(), 2, "two files");

        var picture = customer.http().bytes(path(customer, sent.get(0).at("/data/file")));
        var table = customer.http().bytes(path(customer, sent.get(1).at("/data/file")));

        assertThat(header(picture, "Content-Type")).isEqualTo("image/png");
        assertThat(header(picture, "Content-Disposition")).startsWith("inline;");
        assertThat(header(table, "Content-Type")).startsWith("text/plain");
        assertThat(header(table, "Content-Disposition"))
                .startsWith("attachment;")
                .contains("K%C3%B6ln%201.csv");
        for (var answer : List.of(picture, table)) {
            assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(header(answer, "Content-Security-Policy")).contains("default-src 'none'", "sandbox");
            assertThat(header(answer, "Cache-Control")).contains("private");
        }
    }

    @Test
    void nobody_opens_a_file_of_a_conversation_that_they_may_not_read() {
        Colleague ann = shop.agent("Ann");
        Customer customer = with(ann);
        customer.sends("receipt.pdf", pdf());
        JsonNode file = file(customer.log());
        String path = path(customer, file);
        Customer other = shop.customer();

        assertThat(shop.anyone().get(path).status()).isEqualTo(401);
        assertThat(other.http().get(path).status()).isEqualTo(404);
        assertThat(other.http().get(path(other, file)).status()).isEqualTo(404);
        assertThat(shop.agent("Ben").http().get(path).status()).isEqualTo(403);
        assertThat(shop.supervisor("Sue").http().get(path).status()).isEqualTo(200);
        assertThat(customer.http()
                        .get(path.replaceAll("[^/]+$", UUID.randomUUID().toString()))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void only_who_has_the_conversation_sends_files_and_nothing_stays_of_what_was_refused() {
        Customer customer = with(shop.agent("Ann"));

        Answer refused = shop.supervisor("Sue").sends(customer, "label.png", PIXEL);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("not-owner");
        assertThat(kept(customer)).isZero();
    }

    @Test
    void a_file_that_is_sent_twice_is_there_once() {
        Customer customer = shop.customer();
        Answer first = customer.sends("one", "a.png", PIXEL);
        Answer again = customer.sends("one", "a.png", PIXEL);
        customer.says("two", "a word");
        Answer taken = customer.sends("two", "b.png", PIXEL);

        assertThat(Shop.statuses(first, again, taken)).containsExactly(201, 200, 200);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(customer.log().events().stream()
                        .filter(event -> event.at("/data/file/id").isString()))
                .hasSize(1);
        assertThat(kept(customer)).isOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<html><script>alert(1)</script>", "<svg onload='alert(1)'/>", "MZ\u0000\u0001", "#!/bin/sh"})
    void what_could_run_is_not_taken_whatever_it_is_called(String content) {
        Customer customer = shop.customer();

        Answer refused = customer.sends("holiday.png", text(content));

        assertThat(refused.status()).isEqualTo(415);
        assertThat(refused.json().at("/detail").asString()).contains("cannot be sent", ".png", ".pdf");
        assertThat(kept(customer)).isZero();
    }

    @Test
    void a_name_says_what_the_file_is_and_shows_no_card_number() {
        Customer customer = shop.customer();
        customer.sends("4111 1111 1111 1111.exe", PIXEL);

        assertThat(file(customer.log()).at("/name").asString())
                .doesNotContain("4111 1111")
                .endsWith("1111].exe.png");
    }

    @Test
    void what_is_too_large_empty_or_no_form_is_refused_in_words() {
        Customer customer = shop.customer();
        byte[] large = Arrays.copyOf(PIXEL, 10 * 1024 * 1024 + 1);

        Answer tooLarge = customer.sends("large.png", large);
        assertThat(tooLarge.status()).isEqualTo(413);
        assertThat(tooLarge.json().at("/detail").asString()).contains("smaller");
        assertThat(customer.sends("empty.txt", new byte[0]).problem()).isEqualTo("invalid-request");
        assertThat(customer.posts("/files", "{}").status()).isEqualTo(415);
        assertThat(customer.sends("with blanks", "a.png", PIXEL).problem()).isEqualTo("invalid-request");
        assertThat(customer.sends("large.png", Arrays.copyOf(PIXEL, 10 * 1024 * 1024))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void a_conversation_holds_so_much_and_no_more() {
        Customer customer = shop.customer();
        customer.sends("a.png", PIXEL);
        shops.sql()
                .sql("UPDATE file SET size = 100 * 1024 * 1024 WHERE conversation_id = ?")
                .param(uuid(customer))
                .update();

        assertThat(customer.sends("b.png", PIXEL).problem()).isEqualTo("too-large");
    }

    @Test
    void who_sends_too_many_waits() {
        Customer customer = shop.customer();
        assertThat(Stream.generate(() -> customer.sends("a.png", PIXEL).status())
                        .limit(200)
                        .filter(status -> status != 201)
                        .findFirst())
                .contains(429);
    }

    @Test
    void a_signed_address_opens_one_file_and_no_other() {
        Customer customer = shop.customer();
        customer.sends("receipt.pdf", pdf());
        UUID id = UUID.fromString(file(customer.log()).at("/id").asString());
        String address = addresses.of(id).getPath();
        HttpClientForTests anyone = shop.anyone();

        assertThat(anyone.bytes(address).body()).isEqualTo(pdf());
        assertThat(header(anyone.bytes(address), "Content-Disposition")).startsWith("attachment;");
        int end = address.length() - 5;
        char other = address.charAt(end) == 'A' ? 'B' : 'A';
        assertThat(anyone.get(address.substring(0, end) + other + address.substring(end + 1))
                        .status())
                .isEqualTo(404);
        assertThat(anyone.get(FileAddresses.PATH + id).status()).isEqualTo(404);
    }

    @Test
    void files_go_with_their_conversation() {
        Customer customer = shop.customer();
        customer.sends("receipt.pdf", pdf());
        UUID id = UUID.fromString(file(customer.log()).at("/id").asString());
        assertThat(pieces(id)).isOne();

        shops.sql()
                .sql("DELETE FROM conversation WHERE id = ?")
                .param(uuid(customer))
                .update();

        assertThat(pieces(id)).isZero();
        assertThat(shop.anyone().get(addresses.of(id).getPath()).status()).isEqualTo(404);
    }

    @Test
    void the_bot_takes_a_file_for_no_answer_and_says_so_once() {
        Customer customer = shop.customer();
        customer.says("my order is late");
        customer.log().awaitsLine("Which order?");
        customer.sends("one.png", PIXEL);
        customer.log().awaitsLine(LOOKED_AT_BY_NOBODY);
        customer.log()
                .awaitsAll(
                        event -> event.at("/data/text").asString("").equals("Which order?"), 2, "the question again");
        customer.sends("two.png", PIXEL);
        customer.log().awaitsAll(event -> event.at("/data/file/id").isString(), 2, "two files");
        customer.says("4711");
        customer.awaits("handover.requested");

        assertThat(customer.log().events("message").stream()
                        .filter(event -> event.at("/data/text").asString().equals(LOOKED_AT_BY_NOBODY)))
                .hasSize(1);
    }

    @Test
    void a_summary_names_what_the_customer_sent() {
        Colleague ann = shop.agent("Ann");
        Customer customer = with(ann);
        customer.says("The cup arrived broken");
        customer.sends("cup.png", PIXEL);
        ann.sends(customer, "label.pdf", pdf());

        JsonNode summary = ann.http()
                .get("/api/v1/conversations/" + customer.id() + "/summary")
                .json();
        assertThat(summary.at("/wants").asString()).isEqualTo("The cup arrived broken");
        assertThat(summary.at("/details").toString()).contains("Files sent", "cup.png");
        assertThat(summary.at("/tried").toString()).doesNotContain("label.pdf");
    }

    @Test
    void a_history_link_opens_the_files_of_its_conversation() {
        Colleague ann = shop.agent("Ann");
        Customer customer = with(ann);
        customer.sends("receipt & co.pdf", pdf());
        JsonNode file = file(customer.log());
        String history =
                ann.posts(customer, "/history-links", "{}").json().at("/url").asString();
        String path = java.net.URI.create(history).getPath();

        String page = shop.anyone().with("Accept", "text/html").get(path).body();
        String address = path + "/files/" + file.at("/id").asString();
        assertThat(page).contains("<a href=\"" + address + "\">receipt &amp; co.pdf</a>");
        var opened = shop.anyone().bytes(address);
        assertThat(opened.body()).isEqualTo(pdf());
        assertThat(header(opened, "Content-Disposition")).startsWith("attachment;");
        assertThat(header(opened, "Content-Security-Policy")).contains("sandbox");
        Customer other = shop.customer();
        other.sends("other.pdf", pdf());
        assertThat(shop.anyone()
                        .get(path + "/files/" + file(other.log()).at("/id").asString())
                        .status())
                .isEqualTo(404);
    }

    /** As if the server had died between writing the message and noting it. */
    @Test
    void an_upload_whose_answer_was_lost_with_its_server_is_one_message_with_its_file() {
        Customer customer = shop.customer();
        Answer first = customer.sends("one", "a.png", PIXEL);
        JsonNode file = file(customer.log());
        shops.sql()
                .sql("UPDATE file SET message = NULL WHERE conversation_id = ?")
                .param(uuid(customer))
                .update();

        assertThat(customer.sends("one", "a.png", PIXEL).json()).isEqualTo(first.json());

        assertThat(kept(customer)).isOne();
        assertThat(customer.http().bytes(path(customer, file)).body()).isEqualTo(PIXEL);
        assertThat(shops.sql()
                        .sql("SELECT message FROM file WHERE conversation_id = ?")
                        .param(uuid(customer))
                        .query(Long.class)
                        .single())
                .isEqualTo(first.json().at("/number").asLong());
    }

    private int pieces(UUID file) {
        return shops.sql()
                .sql("SELECT count(*) FROM file_piece WHERE file_id = ?")
                .param(file)
                .query(Integer.class)
                .single();
    }

    private int kept(Customer customer) {
        return shops.sql()
                .sql("SELECT count(*) FROM file WHERE conversation_id = ?")
                .param(uuid(customer))
                .query(Integer.class)
                .single();
    }

    private static UUID uuid(Customer customer) {
        return ConversationId.parse(customer.id()).orElseThrow().value();
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
