package dev.baton.desk.connected;

import dev.baton.delivery.Credentials;
import dev.baton.desk.connected.DeskSetups.DeskSetup;
import dev.baton.desk.connected.DeskViews.DeskHealthView;
import dev.baton.desk.connected.DeskViews.DeskKindView;
import dev.baton.desk.connected.DeskViews.DeskView;
import dev.baton.platform.SettingChanges;
import dev.baton.platform.problem.ProblemException;
import dev.baton.platform.problem.ProblemType;
import dev.baton.platform.security.Caller.Person;
import dev.baton.platform.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Setting up desks: add, change, test, switch, remove, choose (K3, K5, K8). Administrators change them, supervisors and builders
 * see them; who changed what is noted (S3).
 */
@RestController
@RequestMapping("/api/v1/desks")
final class DesksController {

    private final DeskRows desks;
    private final DeskSetups setups;
    private final DeskViews views;
    private final Connections connections;
    private final Credentials credentials;
    private final DeskHealthWatch health;
    private final SettingChanges changes;

    DesksController(
            DeskRows desks,
            DeskSetups setups,
            DeskViews views,
            Connections connections,
            Credentials credentials,
            DeskHealthWatch health,
            SettingChanges changes) {
        this.desks = desks;
        this.setups = setups;
        this.views = views;
        this.connections = connections;
        this.credentials = credentials;
        this.health = health;
        this.changes = changes;
    }

    /** All kinds. */
    record DeskKindList(List<DeskKindView> kinds) {}

    /** A choice: an assistant's or a team's desk. */
    record DeskChoiceView(String kind, String id, String desk) {}

    /** All desks and choices. */
    record DeskList(List<DeskView> desks, List<DeskChoiceView> choices) {}

    /** Whether new conversations go there. */
    record DeskEnabled(boolean enabled) {}

    /** Which desk. */
    record DeskChoice(@NotBlank String desk) {}

    @Operation(summary = "The kinds of desks that can be added, what has to be set for each, and what each can")
    @GetMapping("/kinds")
    DeskKindList kinds(Person person) {
        person.must(Role.ADMIN, Role.BUILDER, Role.SUPERVISOR);
        return new DeskKindList(connections.kinds().stream().map(views::kind).toList());
    }

    @Operation(summary = "The desks that are set up, how they are, and which assistant or team goes to which")
    @GetMapping
    DeskList list(Person person) {
        person.must(Role.ADMIN, Role.BUILDER, Role.SUPERVISOR);
        Map<String, Long> there = desks.conversations();
        return new DeskList(
                desks.all().stream()
                        .map(row -> views.desk(row, there.getOrDefault(row.id(), 0L)))
                        .toList(),
                desks.choices().stream().map(DesksController::view).toList());
    }

    @Operation(summary = "Add a desk or change it; running conversations go on where they are")
    @PutMapping("/{id}")
    DeskView save(Person person, @PathVariable String id, @Valid @RequestBody DeskSetup setup) {
        person.must(Role.ADMIN);
        DeskSetups.Read read = setups.read(id, setup);
        noted(person, id, () -> {
            credentials.keep(Connections.owner(id), read.secrets());
            desks.save(read.row());
        });
        health.test(read.row());
        return view(existing(id));
    }

    @Operation(
            summary = "Switch a desk on or off: off, new conversations go to its alternative, running ones go on there")
    @PutMapping("/{id}/enabled")
    DeskView enable(Person person, @PathVariable String id, @Valid @RequestBody DeskEnabled wanted) {
        person.must(Role.ADMIN);
        existing(id);
        noted(person, id, () -> desks.enable(id, wanted.enabled()));
        return view(existing(id));
    }

    @Operation(
            summary =
                    "Try a desk now: whether it can be reached, whether the credentials fit, whether anybody is there")
    @PostMapping("/{id}/test")
    DeskHealthView test(Person person, @PathVariable String id) {
        person.must(Role.ADMIN);
        return views.health(health.test(existing(id)));
    }

    @Operation(summary = "Remove a desk: our workspace takes over, running conversations go on where they are")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Person person, @PathVariable String id) {
        person.must(Role.ADMIN);
        existing(id);
        noted(person, id, () -> desks.remove(id));
    }

    @Operation(summary = "Choose the desk of an assistant or a team; workspace is our own")
    @PutMapping("/choices/{kind}/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void choose(
            Person person, @PathVariable String kind, @PathVariable String id, @Valid @RequestBody DeskChoice choice) {
        person.must(Role.ADMIN);
        if (!choice.desk().equals(DeskRows.WORKSPACE)) {
            existing(choice.desk());
        }
        choiceNoted(person, kind, id, () -> desks.choose(kind, id, choice.desk()));
    }

    @Operation(summary = "Take a choice back: a team goes where its assistant does, an assistant to our workspace")
    @DeleteMapping("/choices/{kind}/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unchoose(Person person, @PathVariable String kind, @PathVariable String id) {
        person.must(Role.ADMIN);
        choiceNoted(person, kind, id, () -> desks.unchoose(kind, id));
    }

    private void choiceNoted(Person person, String kind, String id, Runnable change) {
        if (!kind.equals("assistant") && !kind.equals("team")) {
            throw new ProblemException(ProblemType.NOT_FOUND, "Only an assistant or a team goes to a desk.");
        }
        changes.noted(
                person,
                "desk_choice",
                kind + ":" + id,
                () -> desks.choice(kind, id).map(DesksController::view),
                change);
    }

    private void noted(Person person, String id, Runnable change) {
        changes.noted(
                person,
                "desk",
                id,
                () -> desks.find(id).filter(row -> !row.removed()).map(views::setting),
                change);
    }

    private DeskRow existing(String id) {
        return desks.find(id)
                .filter(row -> !row.removed())
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no desk with this id."));
    }

    private DeskView view(DeskRow row) {
        return views.desk(row, desks.conversations().getOrDefault(row.id(), 0L));
    }

    private static DeskChoiceView view(DeskRows.Choice choice) {
        return new DeskChoiceView(choice.kind(), choice.id(), choice.desk());
    }
}
