package dev.baton.api;

import static dev.baton.api.Shop.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.HttpClientForTests.Answer;
import dev.baton.platform.security.Role;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the API tells of a conversation in a few lines. */
@ApiTest
class SummaryApiTest {

    private static final String PAYS = """
              - id: pay
                name: Pay a bill
                start: ["pay *"]
                steps:
                  - ask: card
                    kind: text
                    private: true
                    text: {en: "Which card number?"}
                  - say: {en: "Thank you. It is paid."}
              - id: parcel
                start: ["parcel"]
                steps:
                  - ask: arrived_late
                    kind: confirmation
                    text: {en: "Has it arrived late?"}
                  - say: {en: "Noted."}
            """;

    private final Shops.Opener shops;
    private Shop shop;

    SummaryApiTest(@Autowired Shops.Opener shops) {
        this.shops = shops;
    }

    @BeforeEach
    void open() {
        shop = shops.open(PAYS, "");
    }

    private static Answer summary(Colleague colleague, Customer customer) {
        return colleague.http().get("/api/v1/conversations/" + customer.id() + "/summary");
    }

    private static Answer summary(Customer customer) {
        return customer.http().get("/api/v1/conversations/" + customer.id() + "/summary");
    }

    @Test
    void an_agent_reads_what_it_is_about_before_accepting() {
        var customer = shop.customer();
        customer.says("my order has not come");
        customer.log().awaitsLine("Which order?");
        customer.says("7");
        customer.awaits("handover.queued");

        var summary = summary(shop.agent("Ann"), customer).json();

        assertThat(summary.at("/wants").asString()).isEqualTo("my order has not come");
        assertThat(summary.at("/details/0/name").asString()).isEqualTo("number");
        assertThat(summary.at("/details/0/value").asString()).isEqualTo("7");
        assertThat(summary.at("/tried/0/kind").asString()).isEqualTo("action");
        assertThat(summary.at("/madeBy").asString()).isEqualTo("built_in");
        assertThat(summary.at("/improving").asBoolean()).isFalse();
        assertThat(summary.at("/text").asString()).startsWith("Wants: my order has not come\n");
    }

    @Test
    void it_goes_on_with_the_conversation() {
        var customer = shop.waitingCustomer();
        var agent = shop.agent("Ann").online();
        agent.claims(customer);
        customer.says("Do you ship to Norway?");
        assertThat(summary(agent, customer).json().at("/openQuestion").asString())
                .isEqualTo("Do you ship to Norway?");

        agent.says(customer, "Yes, we do.");

        var after = summary(agent, customer).json();
        assertThat(after.has("openQuestion")).isFalse();
        assertThat(after.at("/tried/0/text").asString()).isEqualTo("Ann: Yes, we do.");
    }

    @Test
    void a_private_answer_is_in_nobodys_summary() {
        var customer = shop.customer();
        customer.says("pay my bill");
        customer.log().awaitsLine("Which card number?");
        customer.says("4111 1111 1111 1111");
        customer.log().awaitsLine("Thank you. It is paid.");

        for (var answer : List.of(summary(shop.agent("Ann"), customer), summary(customer))) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).doesNotContain("4111").contains("pay my bill");
        }
    }

    @Test
    void the_customer_reads_names_and_choices_in_words() {
        var customer = shop.customer();
        customer.says("parcel");
        customer.log().awaitsLine("Has it arrived late?");
        customer.says("Yes");
        customer.log().awaitsLine("Noted.");

        assertThat(summary(customer).json().at("/text").asString()).contains("- Arrived late: Yes");
        assertThat(summary(shop.agent("Ann"), customer).json().at("/text").asString())
                .contains("- arrived_late: yes");
    }

    @Test
    void the_customer_reads_a_version_of_their_own() {
        var customer = shop.customer();
        customer.says("pay my bill");
        customer.log().awaitsLine("Which card number?");
        customer.posts("/handover", json(Map.of("reason", "bot", "message", "Often late with payments")));

        var summary = summary(customer);

        assertThat(summary.status()).isEqualTo(200);
        assertThat(summary.json().at("/wants").asString()).isEqualTo("pay my bill");
        assertThat(summary.body())
                .doesNotContain("mood")
                .doesNotContain("Pay a bill")
                .doesNotContain("Often late");
    }

    @Test
    void only_who_may_read_the_conversation_reads_its_summary() {
        var customer = shop.waitingCustomer();
        shop.agent("Ann").online().claims(customer);

        assertThat(summary(shop.agent("Bo"), customer).status()).isEqualTo(403);
        assertThat(summary(shop.supervisor("Cy"), customer).status()).isEqualTo(200);
        assertThat(summary(shop.office("Di", Role.BUILDER), customer).status()).isEqualTo(403);
        assertThat(shop.customer()
                        .http()
                        .get("/api/v1/conversations/" + customer.id() + "/summary")
                        .status())
                .isEqualTo(404);
        assertThat(shop.anyone()
                        .get("/api/v1/conversations/" + customer.id() + "/summary")
                        .status())
                .isEqualTo(401);
        assertThat(shop.supervisor("Ed")
                        .http()
                        .get("/api/v1/conversations/" + customer.id() + "/summary?wait=99")
                        .status())
                .isEqualTo(400);
    }
}
