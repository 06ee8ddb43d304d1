package dev.baton.bot;

import dev.baton.assistant.AssistantDocument.PersonRequestPatterns;
import dev.baton.assistant.HandoverReason;
import dev.baton.assistant.PersonRequests.PersonRequest;
import dev.baton.bot.BotDecision.Rule;
import dev.baton.language.Meaning.PersonWish;
import dev.baton.language.PersonRule;
import dev.baton.language.PersonRule.Asked;
import java.util.Locale;
import java.util.Optional;

/**
 * The customer asks for a person (T1): by wording, in seven languages and the assistant's own, else by meaning. Where the
 * assistant asks once (T2), a first message that only asks for a person is asked what it is about.
 *
 * @param requests decides what is a request
 */
record PersonWishes(PersonRule requests) implements Trigger {

    /** A first message with more words than this says what it is about. */
    private static final int FEW_WORDS = 12;

    @Override
    public Rule rule() {
        return Rule.REQUEST;
    }

    @Override
    public Optional<Finding> look(Heard heard) {
        PersonRequestPatterns own = heard.assistant().personRequests();
        return requests.asked(heard.text(), heard.said().meaning(), own).map(asked -> switch (asked) {
            case Asked.Worded worded -> found(heard, byWording(heard, worded.request()), asksOnly(heard));
            case Asked.Meant meant -> meant(heard, byMeaning(heard, meant.wish(), own.threshold()));
        });
    }

    /** An answer to the bot's own question is one, though it may sound like a wish. */
    private static Finding meant(Heard heard, String matched) {
        return heard.answers()
                ? new Finding.NotYet("It may ask for a person, but plainly answers the question that waits." + matched)
                : found(heard, matched, false);
    }

    private static Finding found(Heard heard, String matched, boolean asksOnly) {
        String evidence =
                heard.isPrivate() ? "The customer asked for a person." : "The customer wrote " + heard.quoted() + ".";
        boolean first = heard.memory().counts().said() == 0;
        return first && asksOnly && heard.assistant().personRequests().askOnce().isPresent()
                ? new Finding.FirstAsk("The first message only asks for a person. " + evidence)
                : new Finding.Person(HandoverReason.REQUESTED, evidence, matched);
    }

    /** Every clause is a request, or a word or two such as a greeting. */
    private boolean asksOnly(Heard heard) {
        var own = heard.assistant().personRequests();
        return heard.text().words().split(" ").length <= FEW_WORDS
                && heard.text().clauses().stream()
                        .allMatch(clause -> clause.words().split(" ").length <= 2
                                || requests.wordings().find(clause, own).isPresent());
    }

    private static String byMeaning(Heard heard, PersonWish wish, double threshold) {
        return String.format(
                Locale.ROOT,
                " By meaning, with probability %.2f; %.2f is needed. %s",
                wish.confidence(),
                threshold,
                heard.isPrivate() ? "" : wish.evidence());
    }

    private static String byWording(Heard heard, PersonRequest request) {
        return request.language()
                        .map(language -> " A built-in wording (" + language + ") matched: ")
                        .orElse(" The assistant's own wording matched: ")
                + (heard.isPrivate() ? "in a private answer" : request.matched());
    }
}
