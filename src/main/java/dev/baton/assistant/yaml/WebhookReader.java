package dev.baton.assistant.yaml;

import dev.baton.assistant.AssistantParser.Limits;
import dev.baton.assistant.Step.Next;
import dev.baton.assistant.WebhookCall;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads {@code webhook}. */
record WebhookReader(Scalars scalars) {

    private static final Pattern URL = Pattern.compile("https?://[^\\s{}/?#@]+([/?#]\\S*)?");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final Pattern POINTER = Pattern.compile("(/[^/\\s]{1,100}){1,20}");
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration MAX_TIMEOUT = Duration.ofSeconds(20);
    private static final int MAX_RETRIES = 3;

    WebhookCall read(Node node, String path, BiFunction<Fields, String, Next> next) {
        Fields fields = Fields.read(node, path, Section.WEBHOOK, scalars.problems);
        String url = url(fields);
        Optional<Map<String, String>> body =
                fields.get("body").map(map -> map(map, fields.path("body"), this::valueName));
        String method = method(fields);
        if (method.equals("GET") && body.isPresent()) {
            scalars.problems.at(node, fields.path("body"), "A GET has no body: leave it out, or use POST.");
        }
        Duration timeout = fields.get("timeout")
                .map(value -> scalars.duration(value, fields.path("timeout"), Duration.ofSeconds(1), MAX_TIMEOUT))
                .orElse(TIMEOUT);
        int retries = fields.get("retries")
                .map(value -> scalars.integer(value, fields.path("retries"), 0, MAX_RETRIES))
                .orElse(1);
        if (timeout.multipliedBy(retries + 1L).compareTo(Limits.WEBHOOK_TIME) > 0) {
            scalars.problems.at(
                    node,
                    path,
                    "All attempts together take " + Limits.WEBHOOK_TIME.toSeconds()
                            + "s at most: lower \"timeout\" or \"retries\".");
        }
        return new WebhookCall(
                url,
                method,
                fields.get("headers")
                        .map(map -> map(map, fields.path("headers"), this::header))
                        .orElse(Map.of()),
                body,
                timeout,
                retries,
                into(fields),
                next.apply(fields, "failed"));
    }

    private String url(Fields fields) {
        Optional<Node> node = fields.get("url");
        if (node.isEmpty()) {
            scalars.problems.at(fields.node(), fields.path(), "The key \"url\" is missing.");
            return "?";
        }
        String url = scalars.string(node.get(), fields.path("url")).orElse("?");
        if (!URL.matcher(url).matches() || url.length() > Limits.URL) {
            scalars.problems.at(
                    node.get(),
                    fields.path("url"),
                    "This must be an address such as https://example.com/orders/{order}, its host without variables.");
        }
        scalars.references.useVariables(node.get(), fields.path("url"), url);
        return url;
    }

    private String method(Fields fields) {
        Optional<Node> node = fields.get("method");
        String method = node.flatMap(value -> scalars.string(value, fields.path("method")))
                .orElse("POST");
        if (!method.equals("GET") && !method.equals("POST")) {
            scalars.problems.at(node.orElse(fields.node()), fields.path("method"), "The method is GET or POST.");
        }
        return method;
    }

    private Map<String, String> into(Fields fields) {
        Map<String, String> into = fields.get("into")
                .map(map -> map(map, fields.path("into"), this::valueName))
                .orElse(Map.of());
        into.forEach((name, pointer) -> {
            scalars.references.declareValue(name);
            if (!POINTER.matcher(pointer).matches()) {
                scalars.problems.at(
                        fields.get("into").orElse(fields.node()),
                        fields.path("into") + "." + name,
                        "A place in the answer is written like /order/status.");
            }
        });
        return into;
    }

    private String valueName(Node node, String path) {
        return scalars.valueName(node, path);
    }

    private String header(Node node, String path) {
        String name = scalars.string(node, path).orElse("?");
        if (!HEADER.matcher(name).matches()) {
            scalars.problems.at(node, path, "A header's name has letters, digits and \"-\".");
        }
        return name;
    }

    private Map<String, String> map(Node node, String path, BiFunction<Node, String, String> key) {
        var map = new LinkedHashMap<String, String>();
        if (!(node instanceof MappingNode mapping)) {
            scalars.problems.at(node, path, "This must be a map.");
            return map;
        }
        for (NodeTuple entry : mapping.getValue()) {
            String text = entry.getValueNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (!(entry.getValueNode() instanceof ScalarNode) || text.length() > Limits.TEXT) {
                scalars.problems.at(entry.getValueNode(), path, "This must be a text.");
            }
            scalars.references.useVariables(entry.getValueNode(), path, text);
            map.put(key.apply(entry.getKeyNode(), path), text);
        }
        if (map.size() > Limits.LIST) {
            scalars.problems.at(node, path, "There can be at most " + Limits.LIST + " here.");
        }
        return map;
    }
}
