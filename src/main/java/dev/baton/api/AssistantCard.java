package dev.baton.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.assistant.AssistantDocument;
import dev.baton.assistant.AssistantDocument.Mode;
import dev.baton.assistant.Survey;
import dev.baton.file.FileLimits;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the widget needs to know of an assistant, in one customer's language (T13, M5, H5).
 *
 * @param lines its own words for what happened, by the line's name; <code>{agent.name}</code> is the person
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record AssistantCard(
        String id,
        String name,
        List<String> languages,
        Menu menu,
        Map<String, String> lines,
        SurveyCard survey,
        FilesCard files) {

    /** What may be sent as a file. @param endings of names, with the dot @param maxBytes of one file */
    record FilesCard(List<String> endings, long maxBytes) {}

    /** What the widget's menu offers. */
    record Menu(boolean handover, Optional<String> label) {

        static Menu of(AssistantDocument assistant, Optional<String> language) {
            boolean handover = assistant.menu().handover() && assistant.mode() != Mode.BOT_ONLY;
            return new Menu(
                    handover, handover ? Optional.of(assistant.menu().label().in(language)) : Optional.empty());
        }
    }

    /** What a customer is asked afterwards; texts that are left out the widget says in its own words. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record SurveyCard(
            @Schema(
                    description = "After which ends; empty: never",
                    allowableValues = {"agent", "hand_back", "customer", "silence", "bot"})
            List<String> after,

            Optional<String> text,
            Optional<String> question,
            boolean askComment,
            Optional<String> comment) {

        static SurveyCard of(Survey survey, Optional<String> language) {
            return new SurveyCard(
                    survey.after().stream().map(Survey.Ending::wire).toList(),
                    survey.text().map(text -> text.in(language)),
                    survey.question().map(text -> text.in(language)),
                    survey.askComment(),
                    survey.comment().map(text -> text.in(language)));
        }
    }

    static AssistantCard of(AssistantDocument assistant, Optional<String> language, FileLimits files) {
        var lines = new TreeMap<String, String>();
        assistant.lines().forEach((line, text) -> lines.put(line.key(), text.in(language)));
        return new AssistantCard(
                assistant.id(),
                assistant.name(),
                assistant.languages(),
                Menu.of(assistant, language),
                lines,
                SurveyCard.of(assistant.survey(), language),
                new FilesCard(files.endings(), files.largest()));
    }
}
