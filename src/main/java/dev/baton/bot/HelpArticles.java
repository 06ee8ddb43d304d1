package dev.baton.bot;

import dev.baton.language.knowledge.Answer.Found;
import dev.baton.language.knowledge.Citation;
import dev.baton.language.knowledge.Knowledge;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The assistant's help articles as the bot says them: the answer, and below it where it stands (D10). */
@Component
final class HelpArticles implements Articles {

    private static final String USUAL = "en";

    private final Knowledge knowledge;

    HelpArticles(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    @Override
    public Optional<String> answer(String assistant, String question, Optional<String> language) {
        return knowledge.answer(assistant, question, language.orElse(USUAL)) instanceof Found found
                ? Optional.of(said(found))
                : Optional.empty();
    }

    static String said(Found found) {
        return found.text() + "\n\n"
                + found.citations().stream()
                        .map(HelpArticles::source)
                        .distinct()
                        .collect(Collectors.joining("\n"));
    }

    private static String source(Citation citation) {
        var place = citation.section().isEmpty() ? citation.title() : citation.title() + " › " + citation.section();
        return "→ " + place + citation.url().map(url -> "\n" + url).orElse("");
    }
}
