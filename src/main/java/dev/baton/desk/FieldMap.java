package dev.baton.desk;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What of ours is what of theirs, as somebody types it into a form: {@code returns = 123; billing = 456}. Semicolons and line ends
 * separate.
 *
 * @param theirs by our name, in the order of the form
 */
public record FieldMap(Map<String, String> theirs) {

    /** Reads it. @param field how the form calls it @throws IllegalArgumentException if it has another form */
    public static FieldMap read(String field, Optional<String> typed) {
        var theirs = new LinkedHashMap<String, String>();
        Arrays.stream(typed.orElse("").split("[;\n]"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .forEach(part -> {
                    int at = part.indexOf('=');
                    if (at <= 0 || at == part.length() - 1) {
                        throw new IllegalArgumentException(field
                                + " must be pairs such as returns = 123; billing = 456, and \"" + part + "\" is none.");
                    }
                    theirs.put(
                            part.substring(0, at).strip(),
                            part.substring(at + 1).strip());
                });
        return new FieldMap(theirs);
    }

    /** Theirs for ours. */
    public Optional<String> find(String ours) {
        return Optional.ofNullable(theirs.get(ours));
    }
}
