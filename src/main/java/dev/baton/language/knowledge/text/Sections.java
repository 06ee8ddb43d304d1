package dev.baton.language.knowledge.text;

import dev.baton.language.knowledge.text.Block.Items;
import dev.baton.language.knowledge.text.Block.Paragraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;

/** Gathers the sections below an element. Questions of FAQ pages ({@code summary}, {@code dt}) are headings too. */
final class Sections implements NodeFilter {

    private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6", "summary", "dt", "legend");
    private static final int MENU = 3;

    private final String title;
    private final List<Section> sections = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private List<Block> blocks = new ArrayList<>();
    private String heading = "";

    private Sections(String title) {
        this.title = title;
    }

    /** The sections in order; a heading that only repeats the title is left out. */
    static List<Section> of(Element root, String title) {
        var sections = new Sections(title);
        NodeTraversor.filter(sections, root);
        sections.open("");
        return sections.sections;
    }

    @Override
    public FilterResult head(Node node, int depth) {
        if (node instanceof TextNode text) {
            line.append(text.getWholeText());
            return FilterResult.CONTINUE;
        }
        if (!(node instanceof Element element)) {
            return FilterResult.SKIP_ENTIRELY;
        }
        var name = element.normalName();
        if (HEADINGS.contains(name)) {
            var text = Texts.line(element.text());
            open(text.equals(title) ? "" : text);
            return FilterResult.SKIP_CHILDREN;
        }
        switch (name) {
            case "ul", "ol" -> list(element, name.equals("ol"));
            case "table" -> table(element);
            case "br" -> line.append(' ');
            default -> {
                if (element.isBlock()) {
                    endLine();
                }
                return FilterResult.CONTINUE;
            }
        }
        return FilterResult.SKIP_CHILDREN;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
        if (node instanceof Element element
                && element.isBlock()
                && !element.normalName().equals("br")) {
            endLine();
        }
        return FilterResult.CONTINUE;
    }

    private void open(String next) {
        endLine();
        if (!blocks.isEmpty()) {
            sections.add(new Section(heading, blocks));
            blocks = new ArrayList<>();
        }
        heading = next;
    }

    private void endLine() {
        var text = Texts.line(line.toString());
        line.setLength(0);
        if (!text.isEmpty()) {
            blocks.add(new Paragraph(text));
        }
    }

    /** A list; one that consists of links alone is a menu and says nothing. */
    private void list(Element list, boolean numbered) {
        endLine();
        var children = list.children();
        var menu = children.size() >= MENU
                && children.stream().allMatch(item -> item.text()
                        .equals(item.select("a").stream().map(Element::text).collect(Collectors.joining(" "))));
        var items = children.stream()
                .map(item -> Texts.line(item.text()))
                .filter(text -> !text.isEmpty())
                .toList();
        if (!menu && !items.isEmpty()) {
            blocks.add(new Items(items, numbered));
        }
    }

    /** Each row as a sentence of its own: the cells with the names of their columns. */
    private void table(Element table) {
        endLine();
        var names = table.select("tr").stream()
                .limit(1)
                .flatMap(row -> row.select("th").stream())
                .map(Element::text)
                .toList();
        for (var row : table.select("tr")) {
            var cells = row.select("td, th").stream()
                    .map(cell -> Texts.line(cell.text()))
                    .toList();
            if (row.select("td").isEmpty()) {
                continue;
            }
            var text = new StringBuilder();
            for (var at = 0; at < cells.size(); at++) {
                var named =
                        at > 0 && names.size() == cells.size() && !names.get(at).isBlank();
                text.append(at == 0 ? "" : at == 1 ? ": " : "; ")
                        .append(named ? names.get(at) + " " : "")
                        .append(cells.get(at));
            }
            if (!text.toString().isBlank()) {
                blocks.add(new Paragraph(Texts.sentence(text.toString())));
            }
        }
    }
}
