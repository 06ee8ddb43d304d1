package dev.baton.assistant.yaml;

import dev.baton.assistant.HandoverSettings.NobodyOnline;
import dev.baton.assistant.LocalizedText;
import dev.baton.assistant.PlainText;
import java.util.Locale;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;

/** Warns when the text for "nobody is online" promises something else than what happens then (M2). */
record OfflineText(Problems problems) {

    /** Words, as {@link PlainText} reads them, that promise a connection later on. */
    private static final Pattern PROMISES_WAIT = Pattern.compile(
            "(becomes? (available|free)|(well|we will) connect|stay (here|in the chat)|verbinden wir|sobald jemand frei"
                    + "|te conectaremos|en cuanto haya|mettrons en relation|vamos conectar|assim que houver"
                    + "|metteremo in contatto|appena uno|verbinden we|zodra er iemand)");

    private static final Pattern LINK = Pattern.compile("https?://|\\{[A-Za-z][A-Za-z0-9_.]*}|www\\.|mailto:");

    void check(Node node, String path, LocalizedText text, NobodyOnline outcome) {
        boolean waits = text.byLanguage().values().stream()
                .anyMatch(
                        one -> PROMISES_WAIT.matcher(PlainText.of(one).words()).find());
        if (outcome != NobodyOnline.WAIT && waits) {
            problems.warn(
                    node,
                    path,
                    "This text promises to connect the customer later, but \"nobodyOnline\" is \""
                            + outcome.name().toLowerCase(Locale.ROOT) + "\": nobody will.");
        }
        if (outcome == NobodyOnline.LINK
                && text.byLanguage().values().stream()
                        .anyMatch(one -> !LINK.matcher(one).find())) {
            problems.warn(node, path, "\"nobodyOnline\" is \"link\", but this text has no link in every language.");
        }
    }
}
