package dev.baton.language.knowledge.text;

import java.util.Locale;
import java.util.Optional;

/** What can be read. */
public enum Format {
    MARKDOWN,
    HTML,
    TEXT;

    /** The format of this name, as {@link #text} writes it. @throws IllegalArgumentException for any other */
    public static Format of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** As the API and the database write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The format behind a media type, such as {@code text/html; charset=utf-8}; empty for what cannot be read. */
    public static Optional<Format> ofMediaType(String mediaType) {
        var end = mediaType.indexOf(';');
        return switch ((end < 0 ? mediaType : mediaType.substring(0, end))
                .strip()
                .toLowerCase(Locale.ROOT)) {
            case "text/html", "application/xhtml+xml" -> Optional.of(HTML);
            case "text/markdown", "text/x-markdown" -> Optional.of(MARKDOWN);
            case "text/plain" -> Optional.of(TEXT);
            default -> Optional.empty();
        };
    }

    /** The format behind a file's name, by its ending; {@link #TEXT} for an ending that says nothing. */
    public static Format ofFileName(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".md") || lower.endsWith(".markdown")) {
            return MARKDOWN;
        }
        return lower.endsWith(".html") || lower.endsWith(".htm") || lower.endsWith(".xhtml") ? HTML : TEXT;
    }
}
