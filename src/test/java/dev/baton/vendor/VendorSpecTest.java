package dev.baton.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A document of a vendor finds what is wrong with requests and answers, in all three dialects. */
class VendorSpecTest {

    private static final String THREE = """
            openapi: %s
            servers: [{url: "https://{name}.example.com/api"}]
            paths:
              /talks/{id}/messages:
                post:
                  parameters: [{in: query, name: app, required: true, schema: {type: string}}]
                  requestBody:
                    required: true
                    content: {application/json: {schema: {$ref: "#/components/schemas/Message"}}}
                  responses:
                    "201": {content: {application/json: {schema: {$ref: "#/components/schemas/Message"}}}}
            components:
              schemas:
                Message:
                  type: object
                  required: [id, text]
                  properties: {id: {type: string, readOnly: true}, text: {type: string}}
            """;

    private static final String TWO = """
            swagger: "2.0"
            basePath: /api
            paths:
              /talks/{id}/messages:
                post:
                  parameters:
                    - {in: query, name: app, required: true, type: string}
                    - {in: body, name: body, required: true, schema: {$ref: "#/definitions/Message"}}
                  responses: {"201": {schema: {$ref: "#/definitions/Message"}}}
            definitions:
              Message:
                type: object
                required: [id, text]
                properties: {id: {type: string, readOnly: true}, text: {type: string}}
            """;

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({"2.0", "3.0.2", "3.1.0"})
    void what_the_document_does_not_allow_is_found(String version) throws IOException {
        var file = folder.resolve(version + ".yaml");
        Files.writeString(file, version.equals("2.0") ? TWO : THREE.formatted(version));
        var document = SpecDocument.read(file);
        var operation = document.operation("POST", "/api/talks/7/messages").orElseThrow();

        assertThat(request(operation, "?app=a", "{\"text\": \"Hello\"}")).isEmpty();
        assertThat(request(operation, "", "{\"text\": \"Hello\"}")).containsExactly("the query lacks \"app\"");
        assertThat(request(operation, "?app=a", "{\"text\": 5}"))
                .singleElement()
                .asString()
                .contains("text", "string");
        assertThat(request(operation, "?app=a", "{}"))
                .singleElement()
                .asString()
                .contains("text");
        assertThat(request(operation, "?app=a", "")).containsExactly("a body is missing");
        assertThat(operation.faultsOfAnswer(201, "{\"id\": \"1\", \"text\": \"Hello\"}"))
                .isEmpty();
        assertThat(operation.faultsOfAnswer(201, "{\"text\": \"Hello\"}"))
                .singleElement()
                .asString()
                .contains("id");
        assertThat(operation.faultsOfAnswer(204, "")).containsExactly("no such answer is known");
        assertThat(operation.faultsOfAnswer(429, "{}")).isEmpty();
        assertThat(document.operation("GET", "/talks/7/messages")).isEmpty();
        assertThat(document.operation("POST", "/talks/7/8/messages")).isEmpty();
    }

    private static List<String> request(SpecOperation operation, String query, String body) {
        return operation.faultsOfRequest(
                "/api/talks/7/messages" + query,
                body.isEmpty() ? "" : "application/json; charset=utf-8",
                body.getBytes(StandardCharsets.UTF_8));
    }
}
