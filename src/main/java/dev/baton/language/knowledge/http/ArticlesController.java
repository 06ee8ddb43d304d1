package dev.baton.language.knowledge.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.baton.language.knowledge.store.Article;
import dev.baton.language.knowledge.store.Articles;
import dev.baton.language.knowledge.store.Versions;
import dev.baton.language.knowledge.text.Passage;
import dev.baton.platform.security.Caller.Person;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** An assistant's help articles as they were read (D10); for builders and admins. */
@RestController
@RequestMapping("/api/v1/assistants/{id}/knowledge/articles")
class ArticlesController {

    private final Door door;
    private final Articles articles;
    private final Versions versions;

    ArticlesController(Door door, Articles articles, Versions versions) {
        this.door = door;
        this.articles = articles;
        this.versions = versions;
    }

    /** @param next cursor of the next page; absent on the last */
    record ArticleList(List<ArticleView> articles, @Nullable UUID next) {}

    record ArticleView(
            UUID id,
            UUID sourceId,
            String title,
            String address,
            @Nullable String url,
            String language,
            int passages,
            Instant changedAt) {}

    record ArticleText(@JsonUnwrapped ArticleView article, List<Part> parts) {}

    /** @param heading empty at the top of the article @param text one line per paragraph or item */
    record Part(String heading, String text) {}

    @Operation(summary = "Help articles in the order in which they were first read")
    @GetMapping
    ArticleList list(
            Person person,
            @PathVariable String id,
            @RequestParam Optional<UUID> cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        door.enter(person, id);
        var page = articles.page(id, cursor, limit + 1);
        var shown = page.stream().limit(limit).map(ArticlesController::view).toList();
        return new ArticleList(shown, page.size() > limit ? shown.getLast().id() : null);
    }

    @Operation(summary = "One article with its text")
    @GetMapping("/{articleId}")
    ArticleText get(Person person, @PathVariable String id, @PathVariable UUID articleId) {
        door.enter(person, id);
        var article = articles.find(id, articleId).orElseThrow(() -> Door.noSuch("article", articleId));
        return new ArticleText(
                view(article),
                articles.passages(articleId).stream()
                        .map(ArticlesController::part)
                        .toList());
    }

    @Operation(summary = "Removes an article; if its source still has it, the next reading brings it back")
    @DeleteMapping("/{articleId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Person person, @PathVariable String id, @PathVariable UUID articleId) {
        door.enter(person, id);
        if (!articles.delete(id, articleId)) {
            throw Door.noSuch("article", articleId);
        }
        versions.raise(id);
    }

    private static Part part(Passage passage) {
        return new Part(passage.heading(), passage.text());
    }

    private static ArticleView view(Article article) {
        return new ArticleView(
                article.id(),
                article.sourceId(),
                article.title(),
                article.address(),
                article.url().orElse(null),
                article.language(),
                article.passages(),
                article.changedAt());
    }
}
