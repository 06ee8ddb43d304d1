package dev.baton.assistant.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A value that is to be written into a document. */
public sealed interface YamlValue {

    /** On one line, as it stands in braces and brackets. */
    String flow();

    /** As it stands behind a key or a dash: a text on the same line, all else on lines of its own. @param indent of those */
    String block(int indent);

    /** A text; always written in double quotes, so that nothing in it means anything to YAML. */
    record Text(String text) implements YamlValue {
        @Override
        public String flow() {
            var quoted = new StringBuilder("\"");
            text.codePoints().forEach(code -> {
                switch (code) {
                    case '"' -> quoted.append("\\\"");
                    case '\\' -> quoted.append("\\\\");
                    case '\n' -> quoted.append("\\n");
                    case '\r' -> quoted.append("\\r");
                    case '\t' -> quoted.append("\\t");
                    default -> {
                        if (isPrintable(code)) {
                            quoted.appendCodePoint(code);
                        } else {
                            quoted.append(code > 0xFFFF ? "\\U%08X".formatted(code) : "\\u%04X".formatted(code));
                        }
                    }
                }
            });
            return quoted.append('"').toString();
        }

        @Override
        public String block(int indent) {
            return " " + flow();
        }

        private static boolean isPrintable(int code) {
            return code >= ' '
                    && code != 0x7F
                    && code != 0xFEFF
                    && !Character.isISOControl(code)
                    && Character.getType(code) != Character.LINE_SEPARATOR
                    && Character.getType(code) != Character.PARAGRAPH_SEPARATOR
                    && Character.getType(code) != Character.SURROGATE
                    && Character.getType(code) != Character.UNASSIGNED;
        }
    }

    /** A list. */
    record Items(List<YamlValue> items) implements YamlValue {
        /** Copies the list. */
        public Items {
            items = List.copyOf(items);
        }

        /** A list of texts. */
        public static Items of(List<String> texts) {
            return new Items(texts.stream().<YamlValue>map(Text::new).toList());
        }

        @Override
        public String flow() {
            return items.stream().map(YamlValue::flow).collect(Collectors.joining(", ", "[", "]"));
        }

        @Override
        public String block(int indent) {
            return items.isEmpty()
                    ? " []"
                    : items.stream()
                            .map(item -> "\n" + " ".repeat(indent) + "-"
                                    + (item instanceof Text text ? text.block(indent) : " " + item.flow()))
                            .collect(Collectors.joining());
        }
    }

    /** A map, in the order of its keys. */
    record Entries(Map<String, YamlValue> entries) implements YamlValue {

        private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

        /** Copies the map. */
        public Entries {
            entries = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        static String key(String key) {
            return PLAIN.matcher(key).matches() ? key : new Text(key).flow();
        }

        @Override
        public String flow() {
            return entries.entrySet().stream()
                    .map(entry -> key(entry.getKey()) + ": " + entry.getValue().flow())
                    .collect(Collectors.joining(", ", "{", "}"));
        }

        @Override
        public String block(int indent) {
            return entries.isEmpty()
                    ? " {}"
                    : entries.entrySet().stream()
                            .map(entry -> "\n" + " ".repeat(indent) + key(entry.getKey()) + ":"
                                    + entry.getValue().block(indent + 2))
                            .collect(Collectors.joining());
        }
    }
}
