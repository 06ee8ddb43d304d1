package dev.baton.language.value;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds email and web addresses. */
final class Addresses {

    private static final String HOST = "(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.){1,8}[a-z]{2,24}";
    private static final Pattern EMAIL =
            Pattern.compile("(?i)[a-z0-9!#$%&'*+/=?^_{|}~-]+(?:\\.[a-z0-9!#$%&'*+/=?^_{|}~-]+)*@" + HOST);
    private static final Pattern URL = Pattern.compile("(?i)(?:https?://|www\\.)[^\\s<>\"“”«»]+");
    private static final Pattern BARE = Pattern.compile("(?i)" + HOST + "(?::\\d{2,5})?(?:[/?#][^\\s<>\"“”«»]*)?");
    private static final List<String> ENDINGS = List.of(
            ".com",
            ".org",
            ".net",
            ".io",
            ".dev",
            ".app",
            ".shop",
            ".info",
            ".eu",
            ".de",
            ".fr",
            ".es",
            ".it",
            ".nl",
            ".pt",
            ".br",
            ".ch",
            ".at",
            ".be",
            ".uk",
            ".us",
            ".ca",
            ".au",
            ".example");
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_EMAIL = 254;

    private Addresses() {}

    static List<Value> emails(String text) {
        var values = new ArrayList<Value>();
        Matcher matcher = EMAIL.matcher(text);
        while (matcher.find()) {
            String written = matcher.group().replaceFirst("^(?:mailto:|['*_{|]+)", "");
            int begin = matcher.end() - written.length();
            boolean whole = isEdge(text, begin - 1) && isEdge(text, matcher.end());
            if (whole
                    && written.length() <= LONGEST_EMAIL
                    && written.indexOf('@') <= LONGEST_NAME
                    && written.indexOf('@') > 0) {
                values.add(new Value(written.toLowerCase(Locale.ROOT), written, begin, matcher.end()));
            }
        }
        return values;
    }

    /** No letter of another script hangs on it: half an address is none. */
    private static boolean isEdge(String text, int at) {
        return at < 0 || at >= text.length() || !(Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '@');
    }

    static List<Value> urls(String text) {
        var values = new ArrayList<Value>();
        Matcher full = URL.matcher(text);
        while (full.find()) {
            add(values, text, full.start(), full.end());
        }
        Matcher bare = BARE.matcher(text);
        while (bare.find()) {
            int begin = bare.start();
            boolean taken = values.stream().anyMatch(value -> begin < value.end() && value.begin() < bare.end());
            if (!taken && isEdge(text, begin - 1) && !endsInAddress(text, bare.end()) && isKnown(bare.group())) {
                add(values, text, begin, bare.end());
            }
        }
        values.sort(Comparator.comparingInt(Value::begin));
        return values;
    }

    /** "ana.shop.com@…" is no page. */
    private static boolean endsInAddress(String text, int end) {
        return end < text.length() && (text.charAt(end) == '@' || Character.isLetterOrDigit(text.charAt(end)));
    }

    private static boolean isKnown(String written) {
        String host = written.split("[/?#:]", 2)[0].toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(host::endsWith);
    }

    private static void add(List<Value> values, String text, int begin, int from) {
        int end = from;
        while (end > begin && ".,;:!?)]}'’…*_".indexOf(text.charAt(end - 1)) >= 0 && !isOpened(text, begin, end)) {
            end--;
        }
        String written = text.substring(begin, end);
        int last = end;
        canonical(written).ifPresent(iso -> values.add(new Value(iso, written, begin, last)));
    }

    /** A bracket that was opened within the address belongs to it. */
    private static boolean isOpened(String text, int begin, int end) {
        String address = text.substring(begin, end);
        long opened = address.chars().filter(c -> c == '(').count();
        return address.endsWith(")")
                && opened >= address.chars().filter(c -> c == ')').count();
    }

    private static Optional<String> canonical(String written) {
        String lower = written.toLowerCase(Locale.ROOT);
        boolean hasScheme = lower.startsWith("http://") || lower.startsWith("https://");
        try {
            var address = new URI(hasScheme ? written : "https://" + written);
            String host = address.getHost();
            if (host == null || host.indexOf('.') < 0 || address.getRawUserInfo() != null) {
                return Optional.empty();
            }
            String port = address.getPort() < 0 ? "" : ":" + address.getPort();
            String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
            String fragment = address.getRawFragment() == null ? "" : "#" + address.getRawFragment();
            return Optional.of(address.getScheme().toLowerCase(Locale.ROOT) + "://" + host.toLowerCase(Locale.ROOT)
                    + port + address.getRawPath() + query + fragment);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
