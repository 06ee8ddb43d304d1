package dev.baton.people;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds canned replies by what an agent types after {@code /}: every word must occur in shortcut, title or text, without
 * regard to case and accents. First comes the one with just this shortcut, then those whose shortcut, title or text has
 * it; among equals those in the customer's language, then by title. Pure.
 */
public final class CannedSearch {

    private CannedSearch() {}

    /**
     * The replies that fit, best first.
     *
     * @param typed what was typed; nothing finds all
     * @param language the customer's language tag; replies in other languages come later
     */
    public static List<CannedReply> among(List<CannedReply> replies, String typed, Optional<String> language) {
        String wanted = plain(typed).strip();
        List<String> words = Arrays.stream(wanted.split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
        return replies.stream()
                .filter(reply -> {
                    String all = plain(reply.shortcut().orElse("") + " " + reply.title() + " " + reply.text());
                    return words.stream().allMatch(all::contains);
                })
                .sorted(Comparator.comparingInt((CannedReply reply) -> rank(reply, wanted))
                        .thenComparingInt(reply -> distance(reply, language))
                        .thenComparing(reply -> plain(reply.title())))
                .toList();
    }

    private static int rank(CannedReply reply, String wanted) {
        String shortcut = plain(reply.shortcut().orElse(""));
        String title = plain(reply.title());
        if (wanted.isEmpty()) {
            return 0;
        } else if (shortcut.equals(wanted)) {
            return 1;
        } else if (shortcut.startsWith(wanted)) {
            return 2;
        } else if (title.startsWith(wanted)) {
            return 3;
        }
        return title.contains(wanted) ? 4 : 5;
    }

    private static int distance(CannedReply reply, Optional<String> language) {
        if (language.isEmpty()) {
            return 0;
        }
        return reply.language()
                .map(own -> primary(own).equals(primary(language.get())) ? 0 : 2)
                .orElse(1);
    }

    private static String primary(String tag) {
        return tag.split("-", 2)[0].toLowerCase(Locale.ROOT);
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
