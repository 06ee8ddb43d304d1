package dev.baton.language.knowledge.text;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;

/** Reads Markdown (CommonMark with tables) by way of HTML. A head between lines of {@code ---} may name title and language. */
final class MarkdownPages {

    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER =
            Parser.builder().extensions(EXTENSIONS).maxOpenBlockParsers(200).build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().extensions(EXTENSIONS).build();
    private static final Pattern HEAD =
            Pattern.compile("\\A\\x{FEFF}?---\\r?\\n((?:[^\\n]{0,500}\\n){0,50}?)---\\s*(?:\\n|\\z)");
    private static final Pattern FIELD = Pattern.compile("(?m)^(title|language|lang):[ \\t]*[\"']?([^\"'\\r\\n]*)");

    private MarkdownPages() {}

    static Page read(String text) {
        var head = HEAD.matcher(text);
        var named = head.find();
        var body = named ? text.substring(head.end()) : text;
        var page = rendered(body);
        if (!named) {
            return page;
        }
        var title = page.title();
        var language = Optional.<String>empty();
        var field = FIELD.matcher(head.group(1));
        while (field.find()) {
            if (!field.group(1).equals("title")) {
                language = Languages.tag(field.group(2));
            } else if (!field.group(2).isBlank()) {
                title = Texts.line(field.group(2));
            }
        }
        return new Page(title, language.or(page::language), page.sections());
    }

    /** The renderer goes as deep as the text nests; one that nests thousands of levels deep is no article, and read as text. */
    private static Page rendered(String body) {
        try {
            return HtmlPages.read(Jsoup.parse(RENDERER.render(PARSER.parse(body))));
        } catch (StackOverflowError e) {
            return TextPages.read(body);
        }
    }
}
