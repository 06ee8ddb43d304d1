package dev.baton.bot;

import dev.baton.assistant.PlainText;
import dev.baton.language.mood.Frustration;
import dev.baton.language.mood.TurnFacts;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How the customer fares, over the messages of a talk (T7).
 *
 * @param frustration the running score
 * @param last the beginning of the last message, as patterns read it, to notice what is asked again
 */
public record Mood(Frustration frustration, String last) {

    /** Nothing was said yet, or a person has taken over since. */
    static final Mood CALM = new Mood(Frustration.NONE, "");

    private static final int LAST_CHARACTERS = 80;
    private static final int EVIDENCE_CHARACTERS = 60;
    private static final int FEWEST_WORDS = 3;

    /** Shortens the texts. */
    public Mood {
        last = Texts.within(Texts.clean(last), LAST_CHARACTERS, 160).strip();
        frustration = new Frustration(
                Math.round(frustration.score() * 1_000) / 1_000.0,
                frustration.repeats(),
                frustration.misses(),
                frustration.evidence().stream()
                        .map(words -> Texts.within(Texts.clean(words), EVIDENCE_CHARACTERS, 120)
                                .strip())
                        .filter(words -> !words.isEmpty())
                        .limit(1)
                        .toList());
    }

    /** The score after this message, with all its evidence. @param saidNotHelped whether it says that an answer was no help */
    Frustration after(Trigger.Heard heard, boolean saidNotHelped) {
        boolean missed = heard.memory().misses() > 0;
        return frustration.next(
                heard.said().meaning().mood(), new TurnFacts(missed, likeness(heard.text()), 0, saidNotHelped, 0));
    }

    /** The mood after this message; what a private answer was is not kept. */
    Mood next(Trigger.Heard heard, boolean saidNotHelped) {
        return new Mood(
                after(heard, saidNotHelped),
                heard.isPrivate() ? "" : heard.text().words());
    }

    /** Which share of the words of both messages is in both; a word or two, such as "yes", is never the same question. */
    private double likeness(PlainText text) {
        Set<String> before = Set.copyOf(List.of(last.split(" ")));
        Set<String> now = new HashSet<>(
                List.of(Texts.within(text.words(), LAST_CHARACTERS, 160).strip().split(" ")));
        if (before.size() < FEWEST_WORDS || now.size() < FEWEST_WORDS) {
            return 0;
        }
        var both = new HashSet<>(now);
        both.retainAll(before);
        now.addAll(before);
        return (double) both.size() / now.size();
    }
}
