package dev.baton.language.knowledge.http;

import dev.baton.language.knowledge.Answer;
import dev.baton.language.knowledge.Answer.Found;
import dev.baton.language.knowledge.Answer.NotFound;
import dev.baton.language.knowledge.Citation;
import dev.baton.language.knowledge.search.ArticleKnowledge;
import dev.baton.language.knowledge.store.Articles;
import dev.baton.language.knowledge.store.Sources;
import dev.baton.language.knowledge.store.Versions;
import dev.baton.platform.SettingChanges;
import dev.baton.platform.problem.ProblemException;
import dev.baton.platform.security.Caller.Person;
import dev.baton.platform.security.RateLimit;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What an assistant knows as a whole, and a box to try it (D10); for builders and admins. */
@RestController
@RequestMapping("/api/v1/assistants/{id}/knowledge")
class KnowledgeController {

    private static final int TESTS_PER_SECOND = 5;
    private static final int TESTS_AT_ONCE = 20;

    private final Door door;
    private final Sources sources;
    private final Articles articles;
    private final Versions versions;
    private final ArticleKnowledge knowledge;
    private final SettingChanges changes;
    private final RateLimit tests = RateLimit.of(TESTS_PER_SECOND, Duration.ofSeconds(1), TESTS_AT_ONCE);

    KnowledgeController(
            Door door,
            Sources sources,
            Articles articles,
            Versions versions,
            ArticleKnowledge knowledge,
            SettingChanges changes) {
        this.door = door;
        this.sources = sources;
        this.articles = articles;
        this.versions = versions;
        this.knowledge = knowledge;
        this.changes = changes;
    }

    /** @param threshold the assistant's own; absent where the default counts @param version rises with every change */
    record Overview(
            @Nullable Double threshold,
            double defaultThreshold,
            int sources,
            int passages,
            int searchedPassages,
            long version) {}

    /** @param threshold confidence from which on there is an answer, 0 to 1; without it the default */
    record Settings(@Nullable Double threshold) {}

    /** @param language the customer's; without it the assistant's first */
    record TestQuestion(String question, @Nullable String language) {}

    /** @param answer absent if there is none @param threshold from which confidence on there is one */
    record TestResult(@Nullable AnswerView answer, double confidence, double threshold, List<NearView> nearest) {}

    record AnswerView(String text, List<CitationView> citations, boolean generated) {}

    record CitationView(
            String articleId, String title, @Nullable String url, String section) {}

    record NearView(CitationView source, String text, double confidence) {}

    @Operation(summary = "What an assistant knows")
    @GetMapping
    Overview get(Person person, @PathVariable String id) {
        door.enter(person, id);
        return overview(id);
    }

    @Operation(summary = "Sets from which confidence on an assistant answers")
    @PutMapping
    Overview change(Person person, @PathVariable String id, @RequestBody Settings wanted) {
        door.enter(person, id);
        var threshold = wanted.threshold();
        if (threshold != null && !(threshold >= 0 && threshold <= 1)) {
            throw ProblemException.invalid("threshold", "must be from 0 to 1");
        }
        changes.noted(
                person,
                "help_articles",
                id,
                () -> Optional.of(new Settings(threshold(versions.of(id).threshold()))),
                () -> versions.setThreshold(
                        id, threshold == null ? OptionalDouble.empty() : OptionalDouble.of(threshold)));
        return overview(id);
    }

    @Operation(summary = "Tries a question: the answer, its confidence, and what came near")
    @PostMapping("/test")
    TestResult test(Person person, @PathVariable String id, @RequestBody TestQuestion asked) {
        var usual = door.enter(person, id);
        if (asked.question() == null || asked.question().isBlank()) {
            throw ProblemException.invalid("question", "must not be empty");
        }
        tests.check(person.userId().toString());
        var language = asked.language();
        var tested = knowledge.test(id, asked.question(), language == null ? usual : language);
        return new TestResult(
                view(tested.answer()),
                tested.answer().confidence(),
                tested.threshold(),
                tested.nearest().stream()
                        .map(near -> new NearView(view(near.citation()), near.text(), near.confidence()))
                        .toList());
    }

    private Overview overview(String id) {
        var standing = versions.of(id);
        var passages = articles.passageCount(id);
        return new Overview(
                threshold(standing.threshold()),
                ArticleKnowledge.DEFAULT_THRESHOLD,
                sources.count(id),
                passages,
                Math.min(passages, ArticleKnowledge.MAX_PASSAGES),
                standing.version());
    }

    private static @Nullable Double threshold(OptionalDouble own) {
        return own.isPresent() ? own.getAsDouble() : null;
    }

    private static @Nullable AnswerView view(Answer answer) {
        return switch (answer) {
            case Found found ->
                new AnswerView(
                        found.text(),
                        found.citations().stream()
                                .map(KnowledgeController::view)
                                .toList(),
                        found.generated());
            case NotFound notFound -> null;
        };
    }

    private static CitationView view(Citation citation) {
        return new CitationView(
                citation.articleId(), citation.title(), citation.url().orElse(null), citation.section());
    }
}
