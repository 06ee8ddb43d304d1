package dev.baton.people.http;

import dev.baton.platform.SettingChanges;
import dev.baton.platform.SettingChanges.Change;
import dev.baton.platform.security.Caller.Person;
import dev.baton.platform.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.validation.annotation.Validated;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Who changed which setting (S3); for administrators. */
@RestController
@Validated
class SettingChangesController {

    private final SettingChanges changes;

    SettingChangesController(SettingChanges changes) {
        this.changes = changes;
    }

    /** Who did it. */
    record By(UUID id, String name) {}

    /**
     * A change.
     *
     * @param kind what was changed, as {@code user} or {@code team}
     * @param subject its id
     * @param before as the API showed it before
     * @param after as the API showed it after
     */
    record ChangeView(
            UUID id,
            Instant at,
            By by,
            String kind,
            String subject,
            @Schema(implementation = Object.class) Optional<JsonNode> before,
            @Schema(implementation = Object.class) Optional<JsonNode> after) {

        static ChangeView of(Change change) {
            return new ChangeView(
                    change.id(),
                    change.at(),
                    new By(change.who(), change.name()),
                    change.kind(),
                    change.subject(),
                    change.before(),
                    change.after());
        }
    }

    /** Changes, the latest first. */
    record ChangeList(List<ChangeView> changes) {}

    @Operation(summary = "Who changed which setting, the latest first; older ones with before=<id>")
    @GetMapping("/api/v1/setting-changes")
    ChangeList latest(
            Person person,
            @RequestParam Optional<UUID> before,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        person.must(Role.ADMIN);
        return new ChangeList(
                changes.latest(before, limit).stream().map(ChangeView::of).toList());
    }
}
