package dev.baton.vendor;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * One operation of a document.
 *
 * @param item its path, with what all its operations share
 * @param node itself
 */
record SpecOperation(SpecDocument document, JsonNode item, JsonNode node) {

    private static final String JSON = "application/json";

    List<String> faultsOfRequest(String target, String type, byte[] body) {
        var faults = new ArrayList<String>();
        Set<String> given = names(target.contains("?") ? target.substring(target.indexOf('?') + 1) : "");
        parameters().stream()
                .filter(parameter -> parameter.path("in").asString("").equals("query")
                        && parameter.path("required").asBoolean(false)
                        && !given.contains(parameter.path("name").asString()))
                .forEach(parameter -> faults.add("the query lacks " + parameter.path("name")));
        String media = type.replaceFirst(";.*", "").strip();
        if (body.length == 0) {
            if (isBodyRequired()) {
                faults.add("a body is missing");
            }
        } else if (media.equals("application/x-www-form-urlencoded")) {
            faults.addAll(faultsOfForm(body));
        } else if (media.endsWith("json")) {
            requestSchema(media)
                    .ifPresentOrElse(
                            schema -> faults.addAll(faultsOf(schema, body, false)),
                            () -> faults.add("no body of type " + media + " is known"));
        }
        return faults;
    }

    private List<String> faultsOfForm(byte[] body) {
        Set<String> given = names(new String(body, StandardCharsets.UTF_8));
        var wanted = new ArrayList<String>();
        requestSchema("application/x-www-form-urlencoded")
                .ifPresent(schema ->
                        document.resolved(schema).path("required").forEach(name -> wanted.add(name.asString())));
        parameters().stream()
                .filter(parameter -> parameter.path("in").asString("").equals("formData")
                        && parameter.path("required").asBoolean(false))
                .forEach(parameter -> wanted.add(parameter.path("name").asString()));
        return wanted.stream()
                .filter(name -> !given.contains(name))
                .map(name -> "the form lacks " + name)
                .toList();
    }

    private static Set<String> names(String pairs) {
        return Arrays.stream(pairs.split("&"))
                .map(pair -> URLDecoder.decode(pair.replaceFirst("=.*", ""), StandardCharsets.UTF_8)
                        .replaceFirst("\\[.*", ""))
                .collect(Collectors.toSet());
    }

    private List<JsonNode> parameters() {
        var all = new ArrayList<JsonNode>();
        item.path("parameters").forEach(parameter -> all.add(document.resolved(parameter)));
        node.path("parameters").forEach(parameter -> all.add(document.resolved(parameter)));
        return all;
    }

    private Optional<JsonNode> bodyParameter() {
        return parameters().stream()
                .filter(parameter -> parameter.path("in").asString("").equals("body"))
                .findFirst();
    }

    private boolean isBodyRequired() {
        return document.resolved(node.path("requestBody")).path("required").asBoolean(false)
                || bodyParameter()
                        .map(body -> body.path("required").asBoolean(false))
                        .orElse(false);
    }

    private Optional<JsonNode> requestSchema(String media) {
        return bodyParameter()
                .map(body -> body.path("schema"))
                .or(() -> schemaOf(document.resolved(node.path("requestBody")), media));
    }

    private Optional<JsonNode> schemaOf(JsonNode content, String media) {
        return content.path("content")
                .propertyStream()
                .filter(entry ->
                        entry.getKey().startsWith(media) || entry.getKey().equals("*/*"))
                .map(entry -> entry.getValue().path("schema"))
                .findFirst();
    }

    /** A status that the document does not name is a fault only where it says that all went well. */
    List<String> faultsOfAnswer(int status, String answer) {
        JsonNode responses = node.path("responses");
        JsonNode response = document.resolved(
                responses.has(String.valueOf(status))
                        ? responses.get(String.valueOf(status))
                        : responses.path(status / 100 + "XX"));
        if (response.isMissingNode() && status < 300 && !responses.has("default")) {
            return List.of("no such answer is known");
        }
        if (answer.isEmpty() || status >= 300) {
            return List.of();
        }
        return Optional.of(response.path("schema"))
                .filter(schema -> !schema.isMissingNode())
                .or(() -> schemaOf(response, JSON))
                .map(schema -> faultsOf(schema, answer.getBytes(StandardCharsets.UTF_8), true))
                .orElse(List.of());
    }

    private List<String> faultsOf(JsonNode schema, byte[] body, boolean fromVendor) {
        JsonNode read;
        try {
            read = SpecDocument.json(body);
        } catch (JacksonException broken) {
            return List.of("is no JSON: " + broken.getOriginalMessage());
        }
        return document.faults(
                schema.isMissingNode() ? JsonNodeFactory.instance.objectNode() : schema, read, fromVendor);
    }
}
