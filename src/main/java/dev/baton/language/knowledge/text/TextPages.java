package dev.baton.language.knowledge.text;

import com.google.re2j.Pattern;
import dev.baton.language.knowledge.text.Block.Items;
import dev.baton.language.knowledge.text.Block.Paragraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads plain text: an empty line ends a paragraph, a short first line is the title, marked lines are a list. */
final class TextPages {

    private static final int SHORT = 100;
    private static final Pattern PARAGRAPHS = Pattern.compile("\\n[ \\t\\r]*\\n\\s*");
    private static final Pattern ITEM = Pattern.compile("^\\s{0,8}(?:[-*•–]|([0-9]{1,3})[.)])\\s+(.*)$");

    private TextPages() {}

    static Page read(String text) {
        var blocks = new ArrayList<Block>();
        var title = "";
        for (var paragraph : PARAGRAPHS.split(text.replace('\f', '\n').strip())) {
            var line = Texts.line(paragraph);
            if (title.isEmpty() && blocks.isEmpty() && isTitle(paragraph, line)) {
                title = line;
            } else if (!line.isEmpty()) {
                blocks.addAll(blocks(paragraph));
            }
        }
        return new Page(title, Optional.empty(), List.of(new Section("", blocks)));
    }

    private static boolean isTitle(String paragraph, String line) {
        return !line.isEmpty() && line.length() <= SHORT && !paragraph.strip().contains("\n") && !line.endsWith(".");
    }

    private static List<Block> blocks(String paragraph) {
        var blocks = new ArrayList<Block>();
        var running = new StringBuilder();
        var items = new ArrayList<String>();
        var numbered = false;
        for (var line : paragraph.split("\n")) {
            var item = ITEM.matcher(line.stripTrailing());
            if (item.matches()) {
                endParagraph(running, blocks);
                numbered = item.group(1) != null;
                items.add(Texts.line(item.group(2)));
            } else {
                endItems(items, numbered, blocks);
                running.append(line).append(' ');
            }
        }
        endParagraph(running, blocks);
        endItems(items, numbered, blocks);
        return blocks;
    }

    private static void endParagraph(StringBuilder running, List<Block> blocks) {
        var text = Texts.line(running.toString());
        running.setLength(0);
        if (!text.isEmpty()) {
            blocks.add(new Paragraph(text));
        }
    }

    private static void endItems(List<String> items, boolean numbered, List<Block> blocks) {
        items.removeIf(String::isEmpty);
        if (!items.isEmpty()) {
            blocks.add(new Items(items, numbered));
            items.clear();
        }
    }
}
