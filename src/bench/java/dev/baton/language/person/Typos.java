package dev.baton.language.person;

import java.util.List;
import java.util.Random;

/** Makes the mistakes that people make when they type: neighbouring keys, letters lost, doubled or swapped, spaces lost. */
final class Typos {

    private static final List<String> KEYBOARD = List.of("qwertyuiop", "asdfghjkl", "zxcvbnm");

    private final Random random;

    Typos(Random random) {
        this.random = random;
    }

    /** The text with one mistake; short texts stay as they are. */
    String in(String text) {
        if (text.length() < 5) {
            return text;
        }
        int at = 1 + random.nextInt(text.length() - 2);
        String before = text.substring(0, at);
        String after = text.substring(at + 1);
        char letter = text.charAt(at);
        if (!Character.isLetter(letter)) {
            return text;
        }
        return switch (random.nextInt(5)) {
            case 0 -> before + after;
            case 1 -> before + letter + letter + after;
            case 2 -> before + neighbour(letter) + after;
            case 3 -> text.substring(0, at - 1) + letter + text.charAt(at - 1) + after;
            default -> before + text.charAt(at + 1) + letter + text.substring(Math.min(text.length(), at + 2));
        };
    }

    private char neighbour(char letter) {
        for (String row : KEYBOARD) {
            int at = row.indexOf(letter);
            if (at >= 0) {
                return row.charAt(Math.clamp(at + (random.nextBoolean() ? 1 : -1), 0, row.length() - 1));
            }
        }
        return letter;
    }
}
