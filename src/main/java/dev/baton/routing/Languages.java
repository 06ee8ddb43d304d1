package dev.baton.routing;

import java.util.Locale;

/** Languages as routing compares them: who speaks German can talk to somebody from Austria. */
public final class Languages {

    private Languages() {}

    /** The first part of a language tag, in lower case: {@code de} of {@code de-AT}. */
    public static String first(String tag) {
        int end = 0;
        while (end < tag.length() && Character.isLetter(tag.charAt(end))) {
            end++;
        }
        return tag.substring(0, end).toLowerCase(Locale.ROOT);
    }
}
