package dev.baton.bot;

import dev.baton.assistant.AnswerKind;
import dev.baton.assistant.AssistantDocument;
import dev.baton.assistant.BotText;
import dev.baton.assistant.PlainText;
import java.util.Optional;
import java.util.Set;

/**
 * What was said to the question whether an article helped (D10): yes or no, by button or in words. A no counts as a miss
 * (T8) and towards frustration (T7); both ask here, so that they never differ.
 */
final class ArticleHelp {

    private static final Set<String> DID = Set.of(
            "it did",
            "that helped",
            "it helped",
            "yes it did",
            "yes that helped",
            "yes thanks",
            "yes thank you",
            "helpful",
            "very helpful",
            "das hat geholfen",
            "hat geholfen",
            "ja danke");

    private static final Set<String> DID_NOT = Set.of(
            "it did not",
            "it didnt",
            "no it didnt",
            "no it did not",
            "that didnt help",
            "that did not help",
            "it didnt help",
            "it did not help",
            "no that didnt help",
            "no that did not help",
            "didnt help",
            "not helpful",
            "that was not helpful",
            "that wasnt helpful",
            "this doesnt help",
            "that doesnt help",
            "das hat nicht geholfen",
            "hat nicht geholfen",
            "hat mir nicht geholfen",
            "das hilft mir nicht",
            "das hilft nicht",
            "nicht hilfreich",
            "nein das hat nicht geholfen",
            "no me ayudo",
            "no ayudo",
            "no me sirve",
            "ca n a pas aide",
            "ca ne m aide pas",
            "non ca n aide pas",
            "nao ajudou",
            "nao me ajudou",
            "non mi ha aiutato",
            "non mi aiuta",
            "dat helpt niet",
            "dat hielp niet",
            "het hielp niet");

    private ArticleHelp() {}

    /** Whether the article helped; empty if the message says nothing about that. */
    static Optional<Boolean> answer(AssistantDocument assistant, PlainText said) {
        if (DID_NOT.contains(said.words())) {
            return Optional.of(false);
        }
        if (DID.contains(said.words())) {
            return Optional.of(true);
        }
        var kind = new AnswerKind.Confirmation(BotText.YES.of(assistant), BotText.NO.of(assistant));
        return Answers.confirmation(kind, said).map("yes"::equals);
    }

    /** Whether the message is a no to the question whether an article helped, which is what the bot waits for. */
    static boolean saysNotHelped(AssistantDocument assistant, BotMemory memory, PlainText said) {
        return memory.top().filter(Place.Helped.class::isInstance).isPresent()
                && answer(assistant, said).filter(helped -> !helped).isPresent();
    }
}
