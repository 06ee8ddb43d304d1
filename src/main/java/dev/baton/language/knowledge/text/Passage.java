package dev.baton.language.knowledge.text;

import dev.baton.language.knowledge.text.Block.Items;
import dev.baton.language.knowledge.text.Block.Paragraph;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of an article that can stand as an answer's source: what stands under one heading, or a piece of that.
 *
 * @param heading the section's heading; empty at the top
 * @param text one line per paragraph and per item of a list
 */
public record Passage(String heading, String text) {

    /** Passages of one article at most; what follows is left out. */
    public static final int MAX_PER_ARTICLE = 400;

    private static final int FULL = 450;
    private static final int LONGEST = 800;

    /** An article in passages. Sentences stay whole, and a list stays with the sentence that leads to it. */
    public static List<Passage> of(Page page) {
        var passages = new ArrayList<Passage>();
        for (var section : page.sections()) {
            var gathered = new StringBuilder();
            for (var piece : pieces(section.blocks())) {
                if (!gathered.isEmpty() && gathered.length() + piece.length() > FULL) {
                    passages.add(new Passage(heading(section), gathered.toString()));
                    gathered.setLength(0);
                }
                gathered.append(gathered.isEmpty() ? "" : "\n").append(piece);
            }
            if (!gathered.isEmpty()) {
                passages.add(new Passage(heading(section), gathered.toString()));
            }
            if (passages.size() >= MAX_PER_ARTICLE) {
                return List.copyOf(passages.subList(0, MAX_PER_ARTICLE));
            }
        }
        return List.copyOf(passages);
    }

    private static String heading(Section section) {
        return Texts.shortened(section.heading(), 200);
    }

    private static List<String> pieces(List<Block> blocks) {
        var pieces = new ArrayList<String>();
        var lead = "";
        for (var block : blocks) {
            var text = lead.isEmpty() ? block.text() : lead + "\n" + block.text();
            lead = "";
            if (block instanceof Paragraph && text.endsWith(":") && text.length() < LONGEST / 2) {
                lead = text;
            } else if (text.length() <= LONGEST) {
                pieces.add(text);
            } else {
                pieces.addAll(split(block, text));
            }
        }
        if (!lead.isEmpty()) {
            pieces.add(lead);
        }
        return pieces;
    }

    private static List<String> split(Block block, String text) {
        List<String> parts = block instanceof Items ? List.of(text.split("\n")) : Sentences.of(text);
        var separator = block instanceof Items ? "\n" : " ";
        var pieces = new ArrayList<String>();
        var gathered = new StringBuilder();
        for (var whole : parts) {
            for (var part : hardSplit(whole)) {
                if (!gathered.isEmpty() && gathered.length() + part.length() > FULL) {
                    pieces.add(gathered.toString());
                    gathered.setLength(0);
                }
                gathered.append(gathered.isEmpty() ? "" : separator).append(part);
            }
        }
        pieces.add(gathered.toString());
        return pieces;
    }

    /** What no sentence ends is cut at words. */
    private static List<String> hardSplit(String part) {
        var pieces = new ArrayList<String>();
        var rest = part;
        while (rest.length() > LONGEST) {
            var space = rest.lastIndexOf(' ', FULL);
            var cut = space > FULL / 2 ? space : Character.isLowSurrogate(rest.charAt(FULL)) ? FULL - 1 : FULL;
            pieces.add(rest.substring(0, cut).strip());
            rest = rest.substring(cut).strip();
        }
        pieces.add(rest);
        return pieces;
    }
}
