package dev.baton.channel.masking;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds passwords that people write out: "my password is …", "PIN: …", and the one word that answers a question for one.
 * In English, German, French, Spanish, Italian, Portuguese and Dutch.
 */
final class Passwords {

    private static final String MASK = "[password]";

    private static final String NAMES = "passwords?|pass ?codes?|passphrase|pwd|pin(?: code| number)?|"
            + "passw[oö]rt|kennwort|geheimzahl|mot de passe|code secret|contraseña|contrasena|clave|"
            + "senha|palavra-passe|wachtwoord|pincode|parola d'ordine";

    /** A name, what joins it to the value, and the value up to the next space. */
    private static final Pattern WRITTEN = Pattern.compile("(?i)(?:^|[^\\pL\\pN])(?:" + NAMES + ")"
            + "(?:\\s*[:=]\\s*|\\s+(?:is|was|ist|lautet|war|est|es|era|è|é|eh|is nu|=)\\s+)"
            + "[\"'“„«‘]?([^\\s\"'”“»’]+)");

    private static final Pattern NAMED = Pattern.compile("(?i)(?:^|[^\\pL\\pN])(?:" + NAMES + ")(?:$|[^\\pL\\pN])");

    /** What people say about a password rather than what it is. */
    private static final Set<String> ABOUT = Set.of(
            "not",
            "wrong",
            "incorrect",
            "expired",
            "invalid",
            "lost",
            "forgotten",
            "too",
            "no",
            "being",
            "the",
            "a",
            "an",
            "broken",
            "blocked",
            "locked",
            "unknown",
            "still",
            "missing",
            "required",
            "needed",
            "correct",
            "never",
            "always",
            "what",
            "where",
            "stolen",
            "weak",
            "changed",
            "nicht",
            "falsch",
            "abgelaufen",
            "weg",
            "vergessen",
            "gesperrt",
            "ungültig",
            "zu",
            "pas",
            "faux",
            "oublié",
            "expiré",
            "incorrecta",
            "olvidada",
            "mal",
            "errata",
            "sbagliata",
            "scaduta",
            "non",
            "não",
            "errada",
            "expirou",
            "niet",
            "fout",
            "verkeerd",
            "verlopen",
            "vergeten",
            "geblokkeerd");

    private static final int SHORTEST_ANSWER = 4;
    private static final int LONGEST_ANSWER = 128;

    private Passwords() {}

    static List<Span> in(String text) {
        var found = new ArrayList<Span>();
        Matcher written = WRITTEN.matcher(text);
        while (written.find()) {
            String value = written.group(1);
            boolean told = text.substring(written.start(), written.start(1)).matches("(?s).*[:=][\\s\\p{Punct}“„«‘]*");
            if (told || !isAbout(value)) {
                found.add(new Span(written.start(1), written.end(1), MASK));
            }
        }
        return found;
    }

    /** The answer to a question for a password: one word, without anything around it. */
    static boolean isAnswer(String question, String text) {
        boolean oneWord = text.length() >= SHORTEST_ANSWER
                && text.length() <= LONGEST_ANSWER
                && text.chars().noneMatch(Character::isWhitespace);
        return oneWord && asks(question) && !isAbout(text);
    }

    static String mask() {
        return MASK;
    }

    private static boolean asks(String line) {
        return NAMED.matcher(line).find();
    }

    private static boolean isAbout(String word) {
        String plain = word.toLowerCase(java.util.Locale.ROOT).replaceAll("[\\p{Punct}…]+$", "");
        return ABOUT.contains(plain);
    }
}
