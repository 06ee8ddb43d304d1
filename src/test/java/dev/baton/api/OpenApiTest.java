package dev.baton.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The description of the API says what the server does, and the browser client is made from it. After a change of the API:
 * {@code ./mvnw test -Dtest=OpenApiTest -Dopenapi.refresh=true}, then {@code npm run generate -w client} and {@code
 * npm run format} in {@code web/}.
 */
@ApiTest
class OpenApiTest {

    private static final Path COMMITTED = Path.of("web", "client", "openapi.json");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private final Shops.Opener shops;
    private ObjectNode description = JSON.createObjectNode();

    OpenApiTest(@Autowired Shops.Opener shops) {
        this.shops = shops;
    }

    /** Formats that are no JSON. */
    private static final List<String> TEXTS = List.of("application/yaml", "text/csv");

    @BeforeEach
    void read() {
        description = (ObjectNode) shops.http().get("/api/openapi.json").json();
        description.remove("servers");
    }

    @Test
    void the_browser_client_is_made_from_what_the_server_offers() throws IOException {
        var generated = JSON.writeValueAsString(JSON.treeToValue(description, java.util.TreeMap.class)) + "\n";
        if (Boolean.getBoolean("openapi.refresh")) {
            Files.writeString(COMMITTED, generated);
        }

        assertThat(JSON.readTree(Files.readString(COMMITTED)))
                .as("See this test's description for how to refresh %s", COMMITTED)
                .isEqualTo(JSON.readTree(generated));
    }

    @Test
    void every_answer_has_a_form_and_every_operation_may_end_in_a_problem() {
        for (var operation : operations()) {
            var responses = operation.node().at("/responses");
            assertThat(responses
                            .at("/default/content/application~1problem+json/schema")
                            .isMissingNode())
                    .as(operation.name())
                    .isFalse();
            for (String status : responses.propertyNames()) {
                if (status.startsWith("2") && !status.equals("204")) {
                    for (var content : responses.at("/" + status + "/content").properties()) {
                        JsonNode schema = content.getValue().at("/schema");
                        boolean text = TEXTS.contains(content.getKey())
                                && schema.at("/type").asString("").equals("string");
                        boolean bytes = schema.at("/format").asString("").equals("byte");
                        assertThat(schema.has("$ref") || schema.has("oneOf") || text || bytes)
                                .as(operation.name() + " " + status + " " + content)
                                .isTrue();
                    }
                    assertThat(responses.at("/" + status).has("content"))
                            .as(operation.name() + status)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void everything_that_the_guide_names_is_described() {
        assertThat(operations())
                .extracting(Operation::name)
                .contains(
                        "post /api/v1/tokens",
                        "delete /api/v1/tokens/current",
                        "post /api/v1/session",
                        "get /api/v1/session",
                        "delete /api/v1/session",
                        "post /api/v1/conversations",
                        "get /api/v1/conversations",
                        "get /api/v1/assistants/{id}",
                        "get /api/v1/conversations/{id}",
                        "get /api/v1/conversations/{id}/events",
                        "post /api/v1/conversations/{id}/messages",
                        "post /api/v1/conversations/{id}/handover",
                        "delete /api/v1/conversations/{id}/handover",
                        "post /api/v1/conversations/{id}/typing",
                        "post /api/v1/conversations/{id}/read",
                        "post /api/v1/conversations/{id}/rating",
                        "post /api/v1/conversations/{id}/claim",
                        "post /api/v1/conversations/{id}/notes",
                        "post /api/v1/conversations/{id}/transfer",
                        "post /api/v1/conversations/{id}/close",
                        "put /api/v1/agents/me/presence",
                        "post /api/v1/agents/me/alive",
                        "get /api/v1/agents/me/events",
                        "get /api/v1/agents",
                        "get /api/v1/teams",
                        "get /api/v1/skills",
                        "post /api/v1/offers/{offerId}/accept",
                        "post /api/v1/offers/{offerId}/decline");
    }

    @Test
    void statuses_are_those_that_are_answered() {
        assertThat(statuses("post /api/v1/conversations")).contains("200", "201");
        assertThat(statuses("post /api/v1/conversations/{id}/messages")).contains("200", "201");
        assertThat(statuses("post /api/v1/conversations/{id}/notes")).contains("200", "201");
        assertThat(statuses("post /api/v1/conversations/{id}/handover")).contains("200", "202");
        assertThat(statuses("post /api/v1/conversations/{id}/rating"))
                .contains("201")
                .doesNotContain("200");
        assertThat(statuses("post /api/v1/conversations/{id}/typing"))
                .contains("204")
                .doesNotContain("200");
        for (var optional : List.of("handover", "claim", "close")) {
            var operation = operation("post /api/v1/conversations/{id}/" + optional);
            assertThat(operation.at("/requestBody/required").asBoolean(false))
                    .as(optional)
                    .isFalse();
            assertThat(operation
                            .at("/requestBody/content/application~1json/schema")
                            .isMissingNode())
                    .as(optional)
                    .isFalse();
        }
        for (var stream : List.of("get /api/v1/conversations/{id}/events", "get /api/v1/agents/me/events")) {
            assertThat(operation(stream).at("/responses/200/content").propertyNames())
                    .containsExactlyInAnyOrder("application/json", "text/event-stream");
        }
        for (var open : List.of("post /api/v1/conversations", "post /api/v1/tokens", "get /api/v1/assistants/{id}")) {
            assertThat(operation(open).at("/security").size()).as(open).isZero();
            assertThat(operation(open).has("security")).as(open).isTrue();
        }
    }

    private Set<String> statuses(String name) {
        return Set.copyOf(operation(name).at("/responses").propertyNames());
    }

    private JsonNode operation(String name) {
        return operations().stream()
                .filter(operation -> operation.name().equals(name))
                .findFirst()
                .orElseThrow()
                .node();
    }

    private record Operation(String name, JsonNode node) {}

    private List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        description.at("/paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(method ->
                        operations.add(new Operation(method.getKey() + " " + path.getKey(), method.getValue()))));
        return operations;
    }
}
