package dev.baton.bot;

import dev.baton.assistant.AnswerKind;
import dev.baton.assistant.AssistantDocument;
import dev.baton.assistant.BotText;
import dev.baton.assistant.PlainText;
import dev.baton.assistant.StartPattern;
import dev.baton.bot.Trigger.Heard;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether an answer helped (D10): said to the question, by button or in words, or unasked. A no to the question counts as a
 * miss (T8); a no, asked or unasked, counts towards frustration (T7). Both ask here, so that they never differ.
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

    /** What is a no to the question, and says nothing by itself. */
    private static final Set<String> DID_NOT = Set.of("it did not", "it didnt", "no it didnt", "no it did not");

    private static final List<StartPattern> DENIALS = Stream.of(
                    // English; what patterns read has no apostrophes and no accents
                    "* (did not|didnt|does not|doesnt|do not|dont|not|isnt|wasnt|no|never) (really |even |at all |)(help|helps|helped|helping|helpful|useful) *",
                    "* (thats|that is|that was|this is|its|it is) not what i (asked|meant|mean|wanted|want|need|needed) *",
                    "* (you|that) (did not|didnt|does not|doesnt) answer (my|the) question *",
                    "* still (does not|doesnt|did not|didnt|is not|isnt|not) (work|works|worked|working) *",
                    "(wrong answer|useless|not helpful|no help) *",
                    // Spanish
                    "* no (me |)(ayuda|ayudo|sirve|sirvio|ha ayudado|ha servido) *",
                    "* no es lo que (pregunte|preguntaba|queria|quiero|busco) *",
                    // French
                    "* (pas aide|aide pas|sert a rien|pas utile) *",
                    "* pas ce que (je|j) (voulais|veux|demandais|ai demande|cherche) *",
                    // German
                    "* (hilft|half|bringt) (mir |uns |leider |)(nicht|nichts|nix|kein) *",
                    "* nicht (geholfen|hilfreich) *",
                    "* (ist|war) nicht (das |)was ich (wollte|gefragt|meinte|gemeint|suche|brauche) *",
                    // Portuguese
                    "* nao (me |)(ajuda|ajudou|serviu|serve|resolveu|resolve) *",
                    "* nao (e|foi|era) (isso |)o que (eu |)(perguntei|queria|quero|preciso) *",
                    // Italian
                    "* non (mi |)(ha aiutato|aiuta|e utile|serve|e servito) *",
                    "* non e quello che (ho chiesto|volevo|voglio|cercavo|cerco) *",
                    // Dutch
                    "* (helpt|hielp) (mij |me |ons |)niet *",
                    "* niet geholpen *",
                    "* niet wat ik (bedoel|bedoelde|vroeg|wilde|wil|zoek) *")
            .map(StartPattern::words)
            .<StartPattern>map(pattern -> pattern)
            .toList();

    private ArticleHelp() {}

    /** Whether the article helped; empty if the message says nothing about that. */
    static Optional<Boolean> answer(AssistantDocument assistant, PlainText said) {
        if (DID_NOT.contains(said.words()) || denies(said)) {
            return Optional.of(false);
        }
        if (DID.contains(said.words())) {
            return Optional.of(true);
        }
        var kind = new AnswerKind.Confirmation(BotText.YES.of(assistant), BotText.NO.of(assistant));
        return Answers.confirmation(kind, said).map("yes"::equals);
    }

    /** Whether the message says that an answer did not help; what is said first has no answer before it. */
    static boolean denied(Heard heard) {
        if (heard.memory().top().filter(Place.Helped.class::isInstance).isPresent()) {
            return answer(heard.assistant(), heard.text())
                    .filter(helped -> !helped)
                    .isPresent();
        }
        return heard.memory().counts().said() > 0 && denies(heard.text());
    }

    private static boolean denies(PlainText said) {
        return DENIALS.stream().anyMatch(pattern -> pattern.matches(said));
    }
}
