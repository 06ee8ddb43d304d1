package dev.baton.language.knowledge.text;

import java.util.Optional;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Reads HTML: the main content alone, without navigation, scripts, forms and what is hidden. */
public final class HtmlPages {

    private static final String NOISE = String.join(
            ",",
            "script, style, noscript, template, svg, iframe, object, canvas, form, button, select, dialog, nav, footer, aside",
            "[role=navigation], [role=banner], [role=contentinfo], [role=search], [role=dialog], [role=menu]",
            "[hidden], [aria-hidden=true], [style~=(?i)display:\\s*none], [style~=(?i)visibility:\\s*hidden]",
            "[class~=(?i)\\b(breadcrumbs?|sidebar|cookie|cookies|share|pagination|related|toc|skip-link)\\b]",
            "[id~=(?i)\\b(breadcrumbs?|sidebar|cookie|cookies|toc)\\b]");
    private static final String MAIN = "main, [role=main], article, #content, #main, .article-body, .content";
    private static final int SHORT = 200;

    private HtmlPages() {}

    /** Reads a page; the document is changed by it. */
    public static Page read(Document document) {
        var title = title(document);
        var language = language(document);
        document.select(NOISE).remove();
        var body = document.body();
        var root = main(body);
        if (root == body) {
            body.select("body > header").remove();
        }
        return new Page(title, language, Sections.of(root, title));
    }

    /** The largest of the elements that may be the content, if it holds enough to be that. */
    private static Element main(Element body) {
        var largest = body;
        var length = 0;
        for (var candidate : body.select(MAIN)) {
            var itsLength = candidate.text().length();
            if (itsLength > length) {
                largest = candidate;
                length = itsLength;
            }
        }
        return length >= Math.min(SHORT, body.text().length() / 2) ? largest : body;
    }

    private static String title(Document document) {
        var heading = document.selectFirst("main h1, article h1, h1");
        if (heading != null && !heading.text().isBlank()) {
            return Texts.line(heading.text());
        }
        var open = document.selectFirst("meta[property=og:title]");
        if (open != null && !open.attr("content").isBlank()) {
            return Texts.line(open.attr("content"));
        }
        return Texts.line(document.title().split(" [|–—·] ", 2)[0]);
    }

    private static Optional<String> language(Document document) {
        var root = document.selectFirst("html[lang]");
        return root == null ? Optional.empty() : Languages.tag(root.attr("lang"));
    }
}
