package dev.baton.language.value;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A message without the email and web addresses in it: they ask for nobody, whatever their parts mean ({@code
 * agent@example.com}). Numbers are left as they are: no number looks like a wish.
 */
public final class WithoutAddresses {

    private WithoutAddresses() {}

    /** The rest, with a blank where an address stood. */
    public static String of(String message) {
        if (message.indexOf('.') < 0) {
            return message;
        }
        List<Value> addresses = Stream.of(Values.email(message), Values.url(message))
                .flatMap(reading -> reading.all().stream())
                .sorted(Comparator.comparingInt(Value::begin))
                .toList();
        var rest = new StringBuilder();
        int at = 0;
        for (Value address : addresses) {
            if (address.begin() >= at) {
                rest.append(message, at, address.begin()).append(' ');
                at = address.end();
            }
        }
        return rest.append(message, at, message.length()).toString();
    }
}
