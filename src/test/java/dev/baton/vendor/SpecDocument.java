package dev.baton.vendor;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One OpenAPI or Swagger document. Read leniently: vendors' documents have errors of their own. */
final class SpecDocument {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_CHARACTERS = 32 * 1024 * 1024;
    private static final int MOST_ALIASES = 10_000;
    private static final Map<Path, SpecDocument> READ = new ConcurrentHashMap<>();

    /** What local references may point into. */
    private static final List<String> ROOTS = List.of("components", "definitions", "parameters", "responses", "paths");

    private final JsonNode root;
    private final List<Template> templates;
    private final SchemaRegistry registry;
    private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();

    private record Template(String path, Pattern pattern, JsonNode item) {}

    private SpecDocument(JsonNode root) {
        this.root = root;
        dropLostReferences(root);
        var known =
                root.path("openapi").asString("").startsWith("3.1") ? Dialects.getOpenApi31() : Dialects.getOpenApi30();
        this.registry = SchemaRegistry.withDefaultDialect(Dialect.builder(known.getId() + "/lenient", known)
                .unknownKeywordFactory((word, context) -> new NonValidationKeyword(word))
                .build());
        String base = "(?:" + String.join("|", bases()) + ")";
        this.templates = root.path("paths")
                .propertyStream()
                .map(path -> new Template(
                        path.getKey(),
                        Pattern.compile(base + Pattern.quote(path.getKey()).replaceAll("\\{[^}]+}", "\\\\E[^/]+\\\\Q")),
                        path.getValue()))
                .sorted(Comparator.comparingLong(template ->
                        template.path().chars().filter(c -> c == '{').count()))
                .toList();
    }

    /** What a document refers to and does not have can be anything. */
    private void dropLostReferences(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.path("$ref").asString("").startsWith("#/")
                && root.at(object.get("$ref").asString().substring(1)).isMissingNode()) {
            object.remove("$ref");
        }
        node.forEach(this::dropLostReferences);
    }

    /** What may stand before a path: nothing, or the path of a server. */
    private List<String> bases() {
        var found = new java.util.ArrayList<String>();
        found.add("");
        if (root.has("basePath")) {
            found.add(Pattern.quote(root.get("basePath").asString().replaceAll("/$", "")));
        }
        root.path("servers").forEach(server -> {
            String path = URI.create(server.path("url").asString("").replaceAll("[{}]", ""))
                    .getPath();
            found.add(Pattern.quote(path.replaceAll("/$", "")));
        });
        return found;
    }

    static SpecDocument read(Path file) {
        return READ.computeIfAbsent(file, SpecDocument::load);
    }

    private static SpecDocument load(Path file) {
        try {
            String text = Files.readString(file);
            if (file.toString().endsWith(".json")) {
                return new SpecDocument(JSON.readTree(text));
            }
            var settings = LoadSettings.builder()
                    .setCodePointLimit(MOST_CHARACTERS)
                    .setMaxAliasesForCollections(MOST_ALIASES)
                    .setAllowDuplicateKeys(true)
                    .setSchema(new CoreSchema())
                    .build();
            return new SpecDocument(JSON.valueToTree(new Load(settings).loadFromString(text)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Optional<SpecOperation> operation(String method, String path) {
        String name = method.toLowerCase(Locale.ROOT);
        return templates.stream()
                .filter(template -> template.pattern().matcher(path).matches()
                        && template.item().has(name))
                .findFirst()
                .map(template ->
                        new SpecOperation(this, template.item(), template.item().get(name)));
    }

    /** A node, or what it refers to. */
    JsonNode resolved(JsonNode node) {
        JsonNode at = node;
        while (at.has("$ref")) {
            at = root.at(at.get("$ref").asString().substring(1));
        }
        return at;
    }

    List<String> faults(String pointer, String body) {
        return faults(root.at(pointer), JSON.readTree(body), true);
    }

    /** @param fromVendor whether the vendor wrote it, who alone fills what is read-only */
    List<String> faults(JsonNode schema, JsonNode body, boolean fromVendor) {
        Schema compiled = schemas.computeIfAbsent(schema, this::compiled);
        return compiled.validate(body).stream()
                .filter(error -> fromVendor || !isAboutReadOnly(compiled.getSchemaNode(), error))
                .map(error -> error.getInstanceLocation() + " " + error.getMessage())
                .toList();
    }

    private boolean isAboutReadOnly(JsonNode whole, Error error) {
        String location = error.getSchemaLocation().toString();
        String owner = location.substring(location.indexOf('#') + 1).replaceFirst("/required$", "");
        return error.getKeyword().equals("required")
                && resolved(whole.at(owner).path("properties").path(String.valueOf(error.getProperty())))
                        .path("readOnly")
                        .asBoolean(false);
    }

    private Schema compiled(JsonNode schema) {
        ObjectNode whole = JSON.createObjectNode();
        whole.putArray("allOf").add(schema);
        ROOTS.stream().filter(root::has).forEach(name -> whole.set(name, root.get(name)));
        return registry.getSchema(whole);
    }

    static JsonNode json(byte[] body) {
        return JSON.readTree(body);
    }
}
