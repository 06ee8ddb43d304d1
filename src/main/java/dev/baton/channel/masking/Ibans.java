package dev.baton.channel.masking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Finds international bank account numbers: a country that has them, its length, and the remainder 1 modulo 97 (ISO
 * 13616), in one piece or in groups with single spaces or dashes between. The country and the last four characters are
 * shown.
 */
final class Ibans {

    /** Length by country, from the registry of ISO 13616. */
    private static final Map<String, Integer> LENGTHS = lengths(
            "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 "
                    + "ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 "
                    + "JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 "
                    + "NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 "
                    + "ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30");

    private Ibans() {}

    static List<Span> in(String text) {
        var found = new ArrayList<Span>();
        int at = 0;
        while (at < text.length()) {
            int end = isPart(text, at - 1) ? -1 : endOfIban(text, at);
            if (end > 0) {
                String iban = compact(text.substring(at, end));
                found.add(new Span(
                        at, end, "[IBAN " + iban.substring(0, 2) + " …" + iban.substring(iban.length() - 4) + "]"));
                at = end;
            } else {
                at++;
            }
        }
        return found;
    }

    /** The index after the IBAN that begins here; -1 if none does. */
    private static int endOfIban(String text, int from) {
        if (from + 2 > text.length()) {
            return -1;
        }
        int length = LENGTHS.getOrDefault(text.substring(from, from + 2).toUpperCase(Locale.ROOT), 0);
        var characters = new StringBuilder();
        int at = from;
        while (at < text.length() && characters.length() < length) {
            if (isPart(text, at)) {
                characters.append(Character.toUpperCase(text.charAt(at)));
                at++;
            } else if (isBetween(text.charAt(at)) && isPart(text, at + 1)) {
                at++;
            } else {
                return -1;
            }
        }
        return length > 0 && characters.length() == length && !isPart(text, at) && isValid(characters) ? at : -1;
    }

    private static boolean isValid(CharSequence iban) {
        int remainder = 0;
        for (int i = 0; i < iban.length(); i++) {
            int value = Character.digit(iban.charAt((i + 4) % iban.length()), 36);
            remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
        }
        return remainder == 1 && Character.digit(iban.charAt(2), 10) >= 0 && Character.digit(iban.charAt(3), 10) >= 0;
    }

    private static boolean isPart(String text, int at) {
        if (at < 0 || at >= text.length()) {
            return false;
        }
        char c = text.charAt(at);
        return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
    }

    private static boolean isBetween(char c) {
        return c == '-' || Character.getType(c) == Character.SPACE_SEPARATOR;
    }

    private static String compact(String iban) {
        var characters = new StringBuilder();
        iban.chars().filter(c -> !isBetween((char) c)).forEach(c -> characters.append((char) c));
        return characters.toString().toUpperCase(Locale.ROOT);
    }

    private static Map<String, Integer> lengths(String table) {
        var lengths = new HashMap<String, Integer>();
        for (String entry : List.of(table.split(" "))) {
            lengths.put(entry.substring(0, 2), Integer.parseInt(entry.substring(2)));
        }
        return Map.copyOf(lengths);
    }
}
