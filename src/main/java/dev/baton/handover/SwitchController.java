package dev.baton.handover;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.assistant.Assistants;
import dev.baton.desk.Desks;
import dev.baton.people.Teams;
import dev.baton.platform.SettingChanges;
import dev.baton.platform.problem.ProblemException;
import dev.baton.platform.problem.ProblemType;
import dev.baton.platform.security.Caller.Person;
import dev.baton.platform.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Switching handover off and on again (A2); for supervisors and administrators. */
@RestController
@RequestMapping("/api/v1/handover-switches")
final class SwitchController {

    private static final int MESSAGE = 1_000;

    private final Switches switches;
    private final Assistants assistants;
    private final Teams teams;
    private final Desks desks;
    private final SettingChanges changes;
    private final Clock clock;

    SwitchController(
            Switches switches, Assistants assistants, Teams teams, Desks desks, SettingChanges changes, Clock clock) {
        this.switches = switches;
        this.assistants = assistants;
        this.teams = teams;
        this.desks = desks;
        this.changes = changes;
        this.clock = clock;
    }

    /** Until when, and what customers are told; both may be left out. */
    record SwitchOff(Optional<Instant> until, Optional<@Size(max = MESSAGE) String> message) {}

    /** What is off. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record SwitchView(
            String kind, String id, Optional<Instant> until, Optional<String> message, String by, Instant since) {

        static SwitchView of(Switches.Off off) {
            return new SwitchView(off.kind().wire(), off.id(), off.until(), off.message(), off.by(), off.at());
        }
    }

    /** What the trail of changed settings holds of a switch that is off. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record SwitchSetting(String kind, Optional<Instant> until, Optional<String> message) {}

    /** All that is off. */
    record SwitchList(List<SwitchView> off) {}

    @Operation(summary = "What handover is switched off for, by a person")
    @GetMapping
    SwitchList off(Person person) {
        person.must(Role.AGENT, Role.SUPERVISOR, Role.ADMIN);
        return new SwitchList(switches.all().stream().map(SwitchView::of).toList());
    }

    @Operation(
            summary =
                    "Switch the handover of an assistant, a team or a desk off, until a moment or until it is switched on")
    @PutMapping("/{kind}/{id}")
    SwitchView switchOff(
            Person person,
            @PathVariable String kind,
            @PathVariable String id,
            @Valid @RequestBody Optional<SwitchOff> given) {
        person.must(Role.SUPERVISOR, Role.ADMIN);
        Switches.Kind what = existing(kind, id);
        SwitchOff body = given.orElse(new SwitchOff(Optional.empty(), Optional.empty()));
        Instant now = clock.instant();
        if (body.until().filter(until -> !until.isAfter(now)).isPresent()) {
            throw ProblemException.invalid("until", "must lie in the future");
        }
        var off = new Switches.Off(
                what,
                id,
                body.until(),
                body.message().map(String::strip).filter(text -> !text.isEmpty()),
                person.name(),
                now);
        noted(person, what, id, () -> switches.off(off));
        return SwitchView.of(off);
    }

    @Operation(summary = "Switch the handover of an assistant, a team or a desk on again")
    @DeleteMapping("/{kind}/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void switchOn(Person person, @PathVariable String kind, @PathVariable String id) {
        person.must(Role.SUPERVISOR, Role.ADMIN);
        Switches.Kind what = kind(kind);
        noted(person, what, id, () -> switches.on(what, id));
    }

    private void noted(Person person, Switches.Kind what, String id, Runnable change) {
        changes.noted(
                person,
                "handover_switch",
                id,
                () -> switches.all().stream()
                        .filter(off -> off.kind() == what && off.id().equals(id))
                        .findFirst()
                        .map(off -> new SwitchSetting(what.wire(), off.until(), off.message())),
                change);
    }

    private Switches.Kind existing(String kind, String id) {
        Switches.Kind what = kind(kind);
        boolean exists =
                switch (what) {
                    case ASSISTANT -> assistants.find(id).isPresent();
                    case TEAM -> teams.find(id).isPresent();
                    case DESK -> desks.isSetUp(id);
                };
        if (!exists) {
            throw new ProblemException(ProblemType.NOT_FOUND, "There is no " + what.wire() + " with this id.");
        }
        return what;
    }

    private static Switches.Kind kind(String kind) {
        return switch (kind) {
            case "assistant" -> Switches.Kind.ASSISTANT;
            case "team" -> Switches.Kind.TEAM;
            case "desk" -> Switches.Kind.DESK;
            default ->
                throw new ProblemException(
                        ProblemType.NOT_FOUND, "Only an assistant, a team or a desk has such a switch.");
        };
    }
}
