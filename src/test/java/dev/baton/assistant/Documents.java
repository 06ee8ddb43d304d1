package dev.baton.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Documents for tests. */
public final class Documents {

    private Documents() {}

    /** The document that this YAML is; fails with the problems if it is none. */
    public static AssistantDocument valid(String yaml) {
        return switch (new AssistantParser().parse(yaml)) {
            case ParsedAssistant.Valid valid -> valid.document();
            case ParsedAssistant.Invalid invalid -> throw new AssertionError(invalid.problems());
        };
    }

    /** The problems of this YAML; fails if there are none. */
    public static List<Problem> problems(String yaml) {
        return switch (new AssistantParser().parse(yaml)) {
            case ParsedAssistant.Valid valid -> throw new AssertionError("no problem found");
            case ParsedAssistant.Invalid invalid -> {
                assertThat(invalid.problems()).isNotEmpty();
                yield invalid.problems();
            }
        };
    }
}
