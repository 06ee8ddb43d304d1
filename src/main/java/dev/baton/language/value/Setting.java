package dev.baton.language.value;

import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;

/**
 * What is needed to understand a value besides its text.
 *
 * @param locale language and, where it is known, region: {@code en-US} writes the month first, {@code en-GB} the day;
 *     telephone numbers without country code and "dollars" are the region's
 * @param now when it was written, where the customer is
 * @param days which way days point that could be past or to come, such as "friday" or "12 march"
 */
public record Setting(Locale locale, LocalDateTime now, Days days) {

    /** Which way days point. */
    public enum Days {
        FUTURE,
        PAST
    }

    /** For days to come. */
    public static Setting of(Optional<String> language, ZonedDateTime now) {
        return new Setting(
                Locale.forLanguageTag(language.orElse("en").replace('_', '-')), now.toLocalDateTime(), Days.FUTURE);
    }

    /** The same for days that are over, such as a birthday or the day of an order. */
    public Setting past() {
        return new Setting(locale, now, Days.PAST);
    }

    Words words() {
        return Words.of(locale.getLanguage());
    }
}
