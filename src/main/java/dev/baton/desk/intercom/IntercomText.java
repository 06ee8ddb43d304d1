package dev.baton.desk.intercom;

import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import tools.jackson.databind.JsonNode;

/** Texts as Intercom has them: HTML in answers and in older webhooks, plain in newer ones (2.15 and later). */
final class IntercomText {

    private static final Pattern MARKUP = Pattern.compile("^\\s*<(p|div|h[1-6]|ul|ol|blockquote|pre|a|b|i|img|br)\\b");

    private IntercomText() {}

    /** What stands in a body, as plain text. */
    static String plain(JsonNode body) {
        String text = body.asString("");
        if (!MARKUP.matcher(text).find()) {
            return text.strip();
        }
        var document = Jsoup.parseBodyFragment(text);
        document.outputSettings().prettyPrint(false);
        document.select("p, div, li, h1, h2, h3, h4, h5, h6").forEach(block -> block.append("\n"));
        document.select("a[href]").forEach(IntercomText::showAddress);
        return document.body().wholeText().strip();
    }

    private static void showAddress(Element link) {
        String address = link.attr("href");
        if (!link.text().equals(address)) {
            link.appendText(" (" + address + ")");
        }
    }

    /** Plain text as HTML that shows it as it is. */
    static String html(String text) {
        return "<p>" + Entities.escape(text.strip()).replace("\n", "<br>") + "</p>";
    }
}
