package dev.baton.api;

import dev.baton.assistant.AssistantDocument;
import dev.baton.assistant.Assistants;
import dev.baton.assistant.PersonRequests;
import dev.baton.assistant.PlainText;
import dev.baton.language.Meaning;
import dev.baton.language.Meaning.PersonWish;
import dev.baton.language.Meaning.RuleMatch;
import dev.baton.language.Meaning.ScoredIntent;
import dev.baton.language.MoodSigns;
import dev.baton.language.PersonRule;
import dev.baton.language.PersonRule.Asked;
import dev.baton.language.Understanding;
import dev.baton.platform.problem.ProblemException;
import dev.baton.platform.problem.ProblemType;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where builders try what an assistant would make of a message (T7, T10, T11, D2). */
@RestController
@RequestMapping("/api/v1/assistants/{assistant}/understanding")
final class UnderstandingController {

    private static final int LONGEST = 4_000;

    private final Assistants assistants;
    private final Understanding understanding;
    private final PersonRule personRule;

    UnderstandingController(Assistants assistants, Understanding understanding, PersonRequests wordings) {
        this.assistants = assistants;
        this.understanding = understanding;
        this.personRule = new PersonRule(wordings);
    }

    /** A message to try. */
    record TriedText(@NotBlank @Size(max = LONGEST) String text) {}

    /**
     * What the message means to the assistant.
     *
     * @param ready whether the assistant's own models made it; until then they are being prepared
     * @param understood whether it means one of the actions, at the assistant's threshold
     * @param person why the bot would take it for a request for a person; empty if it would not
     */
    record UnderstandingView(
            boolean ready,
            List<ScoredIntent> intents,
            double none,
            boolean understood,
            Optional<PersonWish> person,
            MoodSigns mood,
            RulesView guidance,
            RulesView topics) {}

    /**
     * All rules, best first.
     *
     * @param nearestMiss the id of the best rule that does not match, if there is one
     */
    record RulesView(List<RuleView> rules, Optional<String> nearestMiss) {

        static RulesView of(List<RuleMatch> matches) {
            return new RulesView(
                    matches.stream()
                            .map(match -> new RuleView(match.rule(), match.score(), match.threshold(), match.matches()))
                            .toList(),
                    matches.stream()
                            .filter(match -> !match.matches())
                            .max(Comparator.comparingDouble(match -> match.score() - match.threshold()))
                            .map(RuleMatch::rule));
        }
    }

    /** One rule with its score. */
    record RuleView(String rule, double score, double threshold, boolean matched) {}

    @Operation(summary = "What the assistant would make of a message; nothing is kept or sent")
    @PostMapping("/test")
    UnderstandingView test(Caller.Person caller, @PathVariable String assistant, @Valid @RequestBody TriedText tried) {
        caller.must(Role.BUILDER, Role.ADMIN);
        AssistantDocument document = assistants
                .find(assistant)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "There is no assistant with this id; the list names those there are."));
        boolean ready = understanding.ready(document);
        Meaning meaning = understanding.of(document, tried.text());
        return new UnderstandingView(
                ready,
                meaning.intents(),
                meaning.none(),
                meaning.understood(document.understanding().threshold()),
                personRule
                        .asked(PlainText.of(tried.text()), meaning, document.personRequests())
                        .map(UnderstandingController::wish),
                meaning.mood(),
                RulesView.of(meaning.guidance()),
                RulesView.of(meaning.topics()));
    }

    private static PersonWish wish(Asked asked) {
        return switch (asked) {
            case Asked.Worded worded ->
                new PersonWish(1, "The wording matched: " + worded.request().matched());
            case Asked.Meant meant -> meant.wish();
        };
    }
}
