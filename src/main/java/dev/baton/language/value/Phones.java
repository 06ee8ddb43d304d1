package dev.baton.language.value;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.Leniency;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds telephone numbers; numbers without country code are the region's. */
final class Phones {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();
    private static final long MOST_TRIES = 100;
    private static final Map<String, String> HOME =
            Map.of("en", "US", "es", "ES", "fr", "FR", "de", "DE", "pt", "BR", "it", "IT", "nl", "NL");

    private Phones() {}

    /** Numbers that are in use; where there is none, such as could be and are written with their country. */
    static List<Value> in(String text, Setting setting) {
        List<Value> valid = find(text, region(setting), Leniency.VALID);
        return valid.isEmpty()
                ? find(text, region(setting), Leniency.POSSIBLE).stream()
                        .filter(value -> value.words().startsWith("+"))
                        .toList()
                : valid;
    }

    private static String region(Setting setting) {
        String country = setting.locale().getCountry();
        return country.length() == 2
                ? country.toUpperCase(Locale.ROOT)
                : HOME.getOrDefault(setting.words().language(), "US");
    }

    private static List<Value> find(String text, String region, Leniency leniency) {
        var values = new ArrayList<Value>();
        NUMBERS.findNumbers(text, region, leniency, MOST_TRIES)
                .forEach(match -> values.add(new Value(
                        NUMBERS.format(match.number(), PhoneNumberFormat.E164),
                        match.rawString(),
                        match.start(),
                        match.end())));
        return values;
    }
}
