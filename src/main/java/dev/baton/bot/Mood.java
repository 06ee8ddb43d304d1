package dev.baton.bot;

import dev.baton.bot.Trigger.Heard;
import dev.baton.language.Gist;
import dev.baton.language.Meaning;
import dev.baton.language.mood.Frustration;
import dev.baton.language.mood.Frustration.Part;
import dev.baton.language.mood.TurnFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the customer fares, over the messages of a talk (T7). Some 200 bytes in the memory at the most: of what was asked only
 * gists are kept.
 *
 * @param frustration the running score
 * @param unanswered questions that found no answer; one less with each message that was understood
 * @param asked what the last messages asked, the last one last; at most {@value #MOST_ASKED}
 */
public record Mood(Frustration frustration, int unanswered, List<Gist> asked) {

    /** Nothing was said yet, or a person was brought since. */
    static final Mood CALM = new Mood(Frustration.NONE, 0, List.of());

    static final int MOST_ASKED = 2;
    static final int MOST_UNANSWERED = 4;
    private static final int EVIDENCE_CHARACTERS = 60;
    private static final int FEWEST_WORDS = 3;

    /** Bounds what is kept: of the score's parts the strongest is. */
    public Mood {
        unanswered = Math.clamp(unanswered, 0, MOST_UNANSWERED);
        asked = List.copyOf(asked.subList(Math.max(0, asked.size() - MOST_ASKED), asked.size()));
        double score = Math.round(frustration.score() * 100) / 100.0;
        frustration = new Frustration(
                score,
                Math.clamp(frustration.repeats(), 0, MOST_UNANSWERED),
                frustration.parts().stream()
                        .map(part -> Texts.within(Texts.clean(part.words()), EVIDENCE_CHARACTERS, 120))
                        .map(words -> new Part(words.strip(), score))
                        .filter(part -> !part.words().isEmpty())
                        .limit(1)
                        .toList());
    }

    /** The score after this message, with all its parts. */
    Frustration after(Heard heard) {
        Meaning meaning = heard.said().meaning();
        return frustration.next(
                meaning.mood(),
                new TurnFacts(
                        heard.memory().misses(),
                        askedIn(heard).map(this::likeness).orElse(0.0),
                        stillUnanswered(heard),
                        !heard.isPrivate() && ArticleHelp.denied(heard),
                        heard.said().waited().toSeconds()));
    }

    /** The mood after this message, before it is answered. */
    Mood next(Heard heard) {
        var gists = new ArrayList<>(asked);
        askedIn(heard).ifPresent(gists::add);
        return new Mood(after(heard), stillUnanswered(heard), gists);
    }

    /** The message was not answered. */
    Mood leftUnanswered(String said) {
        return said.codePoints().anyMatch(Mood::isQuestionMark) ? new Mood(frustration, unanswered + 1, asked) : this;
    }

    private int stillUnanswered(Heard heard) {
        return heard.memory().misses() > 0 ? unanswered : unanswered - 1;
    }

    /** What the message asks. A word or two ask nothing, nor does an answer to what the bot asked. */
    private static Optional<Gist> askedIn(Heard heard) {
        boolean answers = heard.memory()
                .top()
                .filter(place -> place instanceof Place.Asked || place instanceof Place.AskedFirst)
                .isPresent();
        return heard.isPrivate() || answers || heard.text().words().split(" ").length < FEWEST_WORDS
                ? Optional.empty()
                : heard.said().meaning().gist();
    }

    private double likeness(Gist gist) {
        return asked.stream().mapToDouble(gist::likeness).max().orElse(0);
    }

    private static boolean isQuestionMark(int character) {
        return character == '?' || character == '？' || character == '؟';
    }
}
