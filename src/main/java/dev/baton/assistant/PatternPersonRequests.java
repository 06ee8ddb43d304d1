package dev.baton.assistant;

import dev.baton.assistant.AssistantDocument.PersonRequestPatterns;
import java.util.List;
import java.util.Optional;

/**
 * Recognises requests for a person by built-in patterns, in English, Spanish, French, German, Portuguese, Italian and
 * Dutch at once, because customers do not keep to the language of a page. Each clause of a message is read by itself, so
 * that a refusal in one ("no, no agent please") does not hide a wish in another, nor the other way round.
 */
public final class PatternPersonRequests implements PersonRequests {

    /** The languages that are built in. */
    public static final List<String> LANGUAGES = List.of("en", "es", "fr", "de", "pt", "it", "nl");

    private final List<RequestWordings> languages;

    /** Reads the built-in patterns. */
    public PatternPersonRequests() {
        languages = LANGUAGES.stream().map(RequestWordings::load).toList();
    }

    @Override
    public Optional<PersonRequest> find(PlainText said, PersonRequestPatterns own) {
        Optional<PersonRequest> configured = own.patterns().stream()
                .filter(pattern -> pattern.matches(said))
                .findFirst()
                .map(pattern -> new PersonRequest(said.words(), pattern.source(), Optional.empty()));
        return configured.or(() -> said.clauses().stream()
                .flatMap(clause -> languages.stream().flatMap(language -> language.find(clause).stream()))
                .findFirst());
    }
}
