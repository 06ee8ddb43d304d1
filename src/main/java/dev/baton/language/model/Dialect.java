package dev.baton.language.model;

import java.util.Locale;
import java.util.Optional;

/**
 * What a server of this format understands, as far as is known; they differ in three parameters. It is found out from the
 * server's own complaint (status 400 that names the parameter) and remembered.
 *
 * @param temperature whether it takes a temperature
 * @param maxTokens whether it calls the limit {@code max_tokens}, not {@code max_completion_tokens}
 * @param responseFormat whether it can be held to JSON
 */
record Dialect(boolean temperature, boolean maxTokens, boolean responseFormat) {

    static final Dialect USUAL = new Dialect(true, true, true);

    /** What to try after a complaint; empty if the complaint is about something else. */
    Optional<Dialect> after(String complaint) {
        String text = complaint.toLowerCase(Locale.ROOT);
        if (temperature && text.contains("temperature")) {
            return Optional.of(new Dialect(false, maxTokens, responseFormat));
        }
        if (maxTokens && text.contains("max_tokens")) {
            return Optional.of(new Dialect(temperature, false, responseFormat));
        }
        if (responseFormat && text.contains("response_format")) {
            return Optional.of(new Dialect(temperature, maxTokens, false));
        }
        return Optional.empty();
    }
}
