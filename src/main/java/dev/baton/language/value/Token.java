package dev.baton.language.value;

import java.util.ArrayList;
import java.util.List;

/** A word, a run of digits, or a single other sign in a plain text. */
record Token(Kind kind, String text, int begin, int end) {

    /** What it is made of. */
    enum Kind {
        WORD,
        DIGITS,
        SIGN
    }

    boolean isWord() {
        return kind == Kind.WORD;
    }

    /** Words are letters alone: "20th" is digits and a word. Blanks are left out. */
    static List<Token> of(String text) {
        var tokens = new ArrayList<Token>();
        int at = 0;
        while (at < text.length()) {
            int begin = at;
            if (DigitNumber.isDigit(text, at)) {
                while (DigitNumber.isDigit(text, at)) {
                    at++;
                }
                tokens.add(new Token(Kind.DIGITS, text.substring(begin, at), begin, at));
            } else if (isLetter(text, at)) {
                while (at < text.length() && isLetter(text, at)) {
                    at += Character.charCount(text.codePointAt(at));
                }
                tokens.add(new Token(Kind.WORD, text.substring(begin, at), begin, at));
            } else {
                at += Character.charCount(text.codePointAt(at));
                if (text.charAt(begin) != ' ') {
                    tokens.add(new Token(Kind.SIGN, text.substring(begin, at), begin, at));
                }
            }
        }
        return tokens;
    }

    static boolean isLetter(String text, int at) {
        return Character.isLetter(text.codePointAt(at));
    }
}
