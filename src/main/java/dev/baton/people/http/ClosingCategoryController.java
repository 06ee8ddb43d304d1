package dev.baton.people.http;

import dev.baton.people.ClosingCategories;
import dev.baton.people.ClosingCategory;
import dev.baton.platform.SettingChanges;
import dev.baton.platform.problem.ProblemException;
import dev.baton.platform.security.Caller.Person;
import dev.baton.platform.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Closing categories (W8), read by whoever closes chats, replaced as a whole by supervisors and administrators. */
@RestController
@RequestMapping("/api/v1/closing-categories")
class ClosingCategoryController {

    private static final int MOST = 200;
    private static final int MOST_REASONS = 50;
    private static final int NAME = 64;

    private final ClosingCategories categories;
    private final SettingChanges changes;

    ClosingCategoryController(ClosingCategories categories, SettingChanges changes) {
        this.categories = categories;
        this.changes = changes;
    }

    /** A category. */
    record CategoryBody(
            @NotBlank @Size(max = NAME) String name,
            Optional<@Size(max = MOST_REASONS) List<@NotBlank @Size(max = NAME) String>> reasons,
            Optional<@Size(min = 1, max = NAME) String> team) {}

    /** Categories in their order. */
    record CategoryList(@NotNull @Size(max = MOST) List<@Valid CategoryBody> categories) {}

    @Operation(
            summary = "The closing categories in their order",
            description = "With a team only those for its chats: every team's and its own.")
    @GetMapping
    CategoryList all(Person person, @RequestParam Optional<String> team) {
        person.must(Role.AGENT, Role.SUPERVISOR, Role.ADMIN);
        return list(team.isPresent() ? categories.of(team) : categories.all());
    }

    @Operation(summary = "Replace all closing categories")
    @PutMapping
    CategoryList replace(Person person, @Valid @RequestBody CategoryList given) {
        TeamEditController.mayEdit(person);
        var seen = new HashSet<List<Object>>();
        for (CategoryBody body : given.categories()) {
            if (!seen.add(List.of(body.name().strip(), body.team()))) {
                throw ProblemException.invalid(
                        "categories", "names " + body.name().strip() + " twice");
            }
        }
        changes.noted(
                person,
                "closing_categories",
                "all",
                () -> Optional.of(list(categories.all())),
                () -> categories.replace(given.categories().stream()
                        .map(body -> new ClosingCategory(
                                body.name().strip(),
                                body.reasons().orElse(List.of()).stream()
                                        .map(String::strip)
                                        .distinct()
                                        .toList(),
                                body.team()))
                        .toList()));
        return list(categories.all());
    }

    private static CategoryList list(List<ClosingCategory> categories) {
        return new CategoryList(categories.stream()
                .map(category -> new CategoryBody(category.name(), Optional.of(category.reasons()), category.team()))
                .toList());
    }
}
