package dev.baton.language.knowledge.http;

import dev.baton.language.knowledge.store.Source.Kind;
import dev.baton.language.knowledge.text.Format;
import dev.baton.language.knowledge.text.Languages;
import dev.baton.language.knowledge.text.Pages;
import dev.baton.language.knowledge.text.Texts;
import dev.baton.language.knowledge.web.Addresses;
import dev.baton.platform.problem.ProblemException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A source to be added: either an address or a file.
 *
 * @param url address of a page, {@code http} or {@code https}
 * @param site whether what stands below the page on its site belongs to it too
 * @param file a text
 * @param language of articles that do not say theirs; without it their language is guessed
 * @param intervalMinutes time from one reading of an address to the next, 60 to 525600; without it a day; 0 for never again
 */
record NewSource(
        @Nullable String url,
        @Nullable Boolean site,
        @Nullable Upload file,
        @Nullable String language,
        @Nullable Integer intervalMinutes) {

    static final int SHORTEST_INTERVAL = 60;
    static final int LONGEST_INTERVAL = 525_600;
    private static final Duration USUAL_INTERVAL = Duration.ofDays(1);
    private static final int NAME_LENGTH = 200;

    /**
     * A text.
     *
     * @param name as it is shown and cited; a file of the same name is replaced
     * @param format {@code markdown}, {@code html} or {@code text}; without it told by the name's ending
     * @param content at most 1,000,000 characters
     */
    record Upload(String name, @Nullable String format, String content) {

        Upload {
            name = name == null ? "" : Texts.shortened(Texts.line(name), NAME_LENGTH);
            if (name.isEmpty()) {
                throw ProblemException.invalid("file.name", "must say how the file is called");
            }
            if (content == null || content.isBlank()) {
                throw ProblemException.invalid("file.content", "must be the text of the file");
            }
            if (content.length() > Pages.MAX_CHARACTERS) {
                throw ProblemException.invalid(
                        "file.content",
                        "may have at most " + Pages.MAX_CHARACTERS + " characters; part it into several files");
            }
            content = content.replace("\u0000", "");
        }

        Format readFormat() {
            if (format == null) {
                return Format.ofFileName(name);
            }
            return Arrays.stream(Format.values())
                    .filter(known -> known.text().equals(format))
                    .findFirst()
                    .orElseThrow(() -> ProblemException.invalid("file.format", "must be markdown, html or text"));
        }
    }

    Kind kind() {
        if ((url == null) == (file == null)) {
            throw ProblemException.invalid("url", "or file must be given, and not both");
        }
        return file != null ? Kind.FILE : Boolean.TRUE.equals(site) ? Kind.SITE : Kind.PAGE;
    }

    String address() {
        return Addresses.page(url == null ? "" : url)
                .orElseThrow(() -> ProblemException.invalid(
                        "url", "must be an address that begins with http:// or https://, without user and password"))
                .toString();
    }

    Optional<String> readLanguage() {
        if (language == null) {
            return Optional.empty();
        }
        return Optional.of(Languages.tag(language)
                .orElseThrow(() -> ProblemException.invalid("language", "must be a language such as en or de")));
    }

    Optional<Duration> interval() {
        return intervalMinutes == null ? Optional.of(USUAL_INTERVAL) : interval(intervalMinutes);
    }

    static Optional<Duration> interval(int minutes) {
        if (minutes == 0) {
            return Optional.empty();
        }
        if (minutes < SHORTEST_INTERVAL || minutes > LONGEST_INTERVAL) {
            throw ProblemException.invalid(
                    "intervalMinutes", "must be 0 or from " + SHORTEST_INTERVAL + " to " + LONGEST_INTERVAL);
        }
        return Optional.of(Duration.ofMinutes(minutes));
    }
}
