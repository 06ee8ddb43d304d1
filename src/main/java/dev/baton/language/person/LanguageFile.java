package dev.baton.language.person;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One language's file under {@code language/person/}: lines below headings in brackets. {@code [class PERSON]} lists words
 * that play one part in a request and is used when messages are read; {@code [slot x]}, {@code [asks]}, {@code [others]}
 * and {@code [wrap x]} are the sentences from which the weights are learnt. {@code #} begins a comment.
 *
 * @param language its two letters
 * @param sections the lines below each heading
 */
record LanguageFile(String language, Map<String, List<String>> sections) {

    /** The languages that are built in. A new one is a file, its letters here, and weights learnt anew. */
    static final List<String> BUILT_IN = List.of("en", "es", "fr", "de", "pt", "it", "nl");

    private static final String FOLDER = "/language/person/";
    private static final String CLASS = "class ";

    /** @throws IllegalStateException if there is no such file, or a line stands before the first heading */
    static LanguageFile read(String language) {
        var sections = new LinkedHashMap<String, List<String>>();
        try (BufferedReader lines = open(language + ".txt")) {
            List<String> section = List.of();
            for (String line : lines.lines().map(String::strip).toList()) {
                if (line.startsWith("[")) {
                    section = sections.computeIfAbsent(line.substring(1, line.indexOf(']')), name -> new ArrayList<>());
                } else if (!line.isEmpty() && !line.startsWith("#")) {
                    if (sections.isEmpty()) {
                        throw new IllegalStateException(language + ".txt: a line stands before the first heading.");
                    }
                    section.add(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new LanguageFile(language, sections);
    }

    /** The lines of a section; none if it is missing. */
    List<String> lines(String section) {
        return sections.getOrDefault(section, List.of());
    }

    /** The words of each class. */
    Map<String, List<String>> classes() {
        var classes = new LinkedHashMap<String, List<String>>();
        sections.forEach((name, lines) -> {
            if (name.startsWith(CLASS)) {
                classes.put(
                        name.substring(CLASS.length()),
                        lines.stream()
                                .flatMap(line -> List.of(line.split(" +")).stream())
                                .toList());
            }
        });
        return classes;
    }

    static BufferedReader open(String name) {
        InputStream content = LanguageFile.class.getResourceAsStream(FOLDER + name);
        if (content == null) {
            throw new IllegalStateException("The class path lacks " + FOLDER + name + ".");
        }
        return new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8));
    }
}
