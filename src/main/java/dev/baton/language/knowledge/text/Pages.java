package dev.baton.language.knowledge.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** Reads texts and bytes of every {@link Format} as pages. Any input is read as far as it makes sense; nothing throws. */
public final class Pages {

    /** Characters of one text that are read at most; what follows is left out. */
    public static final int MAX_CHARACTERS = 1_000_000;

    private Pages() {}

    /** Reads a text. */
    public static Page read(Format format, String text) {
        var limited = text.length() > MAX_CHARACTERS ? text.substring(0, MAX_CHARACTERS) : text;
        return switch (format) {
            case HTML -> HtmlPages.read(Jsoup.parse(limited));
            case MARKDOWN -> MarkdownPages.read(limited);
            case TEXT -> TextPages.read(limited);
        };
    }

    /**
     * Reads the bytes of Markdown or plain text.
     *
     * @param charset what the sender says; without it UTF-8, or Windows-1252 where the bytes are no UTF-8
     */
    public static String decode(byte[] bytes, Optional<Charset> charset) {
        if (charset.isPresent()) {
            return new String(bytes, charset.get());
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, Charset.forName("windows-1252"));
        }
    }

    /**
     * Parses the bytes of an HTML page.
     *
     * @param charset what the sender says; without it the page's own mark or {@code meta}, else UTF-8
     * @param address where it was found, for its links
     */
    public static Document parse(byte[] bytes, Optional<Charset> charset, String address) {
        try {
            return Jsoup.parse(
                    new ByteArrayInputStream(bytes), charset.map(Charset::name).orElse(null), address);
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
            return Jsoup.parse(new String(bytes, StandardCharsets.UTF_8), address);
        }
    }
}
