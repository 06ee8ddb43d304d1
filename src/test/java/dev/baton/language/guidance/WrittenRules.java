package dev.baton.language.guidance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Rules with sentences that fit them and some that nearly do, by line of business. */
record WrittenRules(List<Written> rules) {

    /** One rule. */
    record Written(String business, String text, List<String> fitting, List<String> missing) {}

    static WrittenRules read(String name) {
        var rules = new ArrayList<Written>();
        String business = "";
        for (String line : lines("/language/guidance/" + name + ".txt")) {
            String rest = line.substring(2);
            switch (line.charAt(0)) {
                case '=' -> business = rest;
                case '#' -> rules.add(new Written(business, rest, new ArrayList<>(), new ArrayList<>()));
                case '+' -> rules.getLast().fitting().add(rest);
                default -> rules.getLast().missing().add(rest);
            }
        }
        return new WrittenRules(rules);
    }

    /** The rules of the same business, which an assistant would have together. */
    List<Written> besides(Written rule) {
        return rules.stream()
                .filter(other -> other != rule && other.business().equals(rule.business()))
                .toList();
    }

    private static List<String> lines(String resource) {
        try (InputStream content = Objects.requireNonNull(WrittenRules.class.getResourceAsStream(resource))) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
