package dev.baton.language.model;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a model is asked. What Baton wants stands in {@code instructions}; what others wrote can only come in as {@link
 * Quoted}.
 *
 * @param instructions what to do, in words of ours alone
 * @param data what to do it with
 * @param form of the answer
 */
public record Prompt(String instructions, List<Quoted> data, Form form) {

    /** Copies the list. */
    public Prompt {
        data = List.copyOf(data);
    }

    /** The form of an answer. */
    public enum Form {
        /** Plain text. */
        TEXT,
        /** One JSON object; the instructions must say so and name its fields. */
        JSON
    }

    /** What the model is told first. */
    String system() {
        return instructions + "\n\n" + Quoted.RULE;
    }

    /** What the model is given. */
    String user() {
        return Stream.concat(data.stream().map(Quoted::inPrompt), Stream.of(reminder()))
                .collect(Collectors.joining("\n\n"));
    }

    private String reminder() {
        return "Do what the first message says with this data."
                + (form == Form.JSON ? " Answer with one JSON object and nothing else." : "");
    }
}
