package dev.baton.language.person;

import dev.baton.assistant.AssistantDocument.PersonRequestPatterns;
import dev.baton.assistant.PlainText;
import dev.baton.language.Meaning.PersonWish;
import dev.baton.language.encoder.Encoder;
import dev.baton.language.value.WithoutAddresses;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Says whether a message asks for a person, in whatever words (T1): English, Spanish, French, German, Portuguese, Italian
 * and Dutch at once, because customers do not keep to the language of a page.
 *
 * <p>Each part of the message is scored by its words alone, in microseconds; the few that may ask are scored again with
 * their sentence vector. The message asks if one of its parts does. An assistant's own phrases come first; its patterns and
 * exceptions are for {@link dev.baton.language.PersonRule} to weigh. For all threads.
 */
public final class PersonDetector {

    /** From this probability on a message counts as a wish for a person, where an assistant says nothing else. */
    public static final double THRESHOLD = PersonRequestPatterns.DEFAULT_THRESHOLD;

    /** Parts of one message that are encoded, beside the whole. */
    static final int MAX_ENCODED = 4;

    private static final double GATE = 0.02;

    /** Of the parts from this probability on the shortest is quoted: it says best which words asked. */
    private static final double CLEAR = 0.8;

    private static final int MAX_QUOTED = 120;

    private final WordFeatures features;
    private final MessageParts parts;
    private final PersonHead head;
    private final OwnPhrases ownPhrases = new OwnPhrases();

    PersonDetector(Lexicon lexicon, PersonHead head) {
        this.features = new WordFeatures(lexicon);
        this.parts = new MessageParts(lexicon);
        this.head = head;
    }

    /** Loads the shipped weights, in some 100 ms. @throws IllegalStateException if the class path lacks them */
    public static PersonDetector load() {
        return new PersonDetector(Lexicon.load(), PersonHead.load());
    }

    /**
     * The wish, if it is as likely as the assistant asks for ({@link PersonRequestPatterns#threshold}).
     *
     * @param vectors gives sentence vectors; one that remembers those of this turn saves time
     * @param own the assistant's own phrases and threshold
     */
    public Optional<PersonWish> find(String message, Encoder vectors, PersonRequestPatterns own) {
        Optional<PersonWish> phrase = ownPhrases
                .nearest(PlainText.of(message), own.phrases(), vectors)
                .filter(match -> match.probability() >= own.threshold())
                .map(match -> new PersonWish(
                        match.probability(), "It means the same as the assistant's own phrase: " + match.phrase()));
        return phrase.or(() -> judge(message, vectors)
                .filter(judged -> judged.probability() >= own.threshold())
                .map(judged -> new PersonWish(judged.probability(), evidence(judged))));
    }

    /** The part of the message that asks, as short as it is clear, and how likely the message asks; empty for a message without words beside addresses. */
    public Optional<Judged> judge(String message, Encoder vectors) {
        List<Candidate> candidates = parts.of(WithoutAddresses.of(message)).stream()
                .map(this::candidate)
                .toList();
        if (candidates.isEmpty()) {
            return Optional.empty();
        }
        List<Candidate> likely = candidates.stream()
                .filter(candidate -> head.probability(candidate.words()) >= GATE)
                .sorted(Comparator.comparingDouble(Candidate::words).reversed())
                .limit(MAX_ENCODED)
                .toList();
        var judged = new ArrayList<Judged>();
        for (Candidate candidate : likely.isEmpty() ? candidates.subList(0, 1) : likely) {
            double logit = candidate.words()
                    + head.vector(vectors.encode(candidate.part().raw()));
            judged.add(new Judged(candidate.part(), head.probability(logit)));
        }
        double highest = judged.stream().mapToDouble(Judged::probability).max().orElseThrow();
        return judged.stream()
                .filter(one -> one.probability() >= Math.min(highest, CLEAR))
                .min(Comparator.comparingInt((Judged one) -> one.part().raw().length())
                        .thenComparing(
                                Comparator.comparingDouble(Judged::probability).reversed()))
                .map(narrowest -> new Judged(narrowest.part(), highest));
    }

    private Candidate candidate(PlainText part) {
        return new Candidate(part, head.words(features.of(part)));
    }

    private static String evidence(Judged judged) {
        String quoted = judged.part().raw();
        String shortened = quoted.length() <= MAX_QUOTED ? quoted : quoted.substring(0, MAX_QUOTED) + "…";
        return String.format(
                Locale.ROOT, "\"%s\" asks for a person (%d %%).", shortened, Math.round(judged.probability() * 100));
    }

    /**
     * A part of a message and how likely it asks.
     *
     * @param part as it was written
     * @param probability from 0 to 1
     */
    public record Judged(PlainText part, double probability) {}

    private record Candidate(PlainText part, double words) {}
}
