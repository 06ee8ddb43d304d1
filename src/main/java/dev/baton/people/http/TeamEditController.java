package dev.baton.people.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.baton.people.Skill;
import dev.baton.people.SkillEditing;
import dev.baton.people.TeamEditing;
import dev.baton.people.TeamSettings;
import dev.baton.people.Teams;
import dev.baton.platform.SettingChanges;
import dev.baton.platform.problem.ProblemException;
import dev.baton.platform.problem.ProblemType;
import dev.baton.platform.security.Caller.Person;
import dev.baton.platform.security.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Optional;
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

/** Teams and skills, for supervisors and administrators. */
@RestController
@RequestMapping("/api/v1")
class TeamEditController {

    private static final String ID = "[a-z0-9][a-z0-9_-]{0,63}";
    private static final String ID_RULE = "must be 1 to 64 small letters, digits, dashes and underscores";
    private static final int NAME = 128;
    private static final int DESCRIPTION = 1_000;

    private final Teams teams;
    private final TeamEditing teamEditing;
    private final SkillEditing skillEditing;
    private final SettingChanges changes;

    TeamEditController(Teams teams, TeamEditing teamEditing, SkillEditing skillEditing, SettingChanges changes) {
        this.changes = changes;
        this.teams = teams;
        this.teamEditing = teamEditing;
        this.skillEditing = skillEditing;
    }

    record TeamDetail(
            String id, String name, @JsonProperty("default") boolean isDefault, TeamSettingsBody settings) {}

    record NewTeam(
            @NotNull @Pattern(regexp = ID, message = ID_RULE)
            String id,

            @NotBlank @Size(max = NAME) String name,
            Optional<@Valid TeamSettingsBody> settings) {}

    record ChangedTeam(
            @NotBlank @Size(max = NAME) String name,
            @JsonProperty("default") Optional<Boolean> isDefault,
            Optional<@Valid TeamSettingsBody> settings) {}

    record NewSkill(
            @NotNull @Pattern(regexp = ID, message = ID_RULE)
            String id,

            @NotBlank @Size(max = NAME) String name,
            Optional<@Size(max = DESCRIPTION) String> description) {}

    record ChangedSkill(
            @NotBlank @Size(max = NAME) String name, Optional<@Size(max = DESCRIPTION) String> description) {}

    @GetMapping("/teams/{id}")
    TeamDetail team(Person person, @PathVariable String id) {
        return detail(id).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such team."));
    }

    @PostMapping("/teams")
    @ResponseStatus(HttpStatus.CREATED)
    TeamDetail make(Person person, @Valid @RequestBody NewTeam team) {
        mayEdit(person);
        notedTeam(person, team.id(), () -> teamEditing.make(team.id(), team.name(), settings(team.settings())));
        return team(person, team.id());
    }

    @PutMapping("/teams/{id}")
    TeamDetail change(Person person, @PathVariable String id, @Valid @RequestBody ChangedTeam team) {
        mayEdit(person);
        notedTeam(
                person,
                id,
                () -> teamEditing.change(id, team.name(), team.isDefault().orElse(false), settings(team.settings())));
        return team(person, id);
    }

    @DeleteMapping("/teams/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteTeam(Person person, @PathVariable String id) {
        mayEdit(person);
        notedTeam(person, id, () -> teamEditing.delete(id));
    }

    @PostMapping("/skills")
    @ResponseStatus(HttpStatus.CREATED)
    Skill make(Person person, @Valid @RequestBody NewSkill skill) {
        mayEdit(person);
        var made = new Skill(
                skill.id(), skill.name(), skill.description().orElse("").strip());
        notedSkill(person, made.id(), () -> skillEditing.make(made));
        return made;
    }

    @PutMapping("/skills/{id}")
    Skill rename(Person person, @PathVariable String id, @Valid @RequestBody ChangedSkill skill) {
        mayEdit(person);
        var renamed = new Skill(id, skill.name(), skill.description().orElse("").strip());
        notedSkill(person, id, () -> skillEditing.rename(renamed));
        return renamed;
    }

    @DeleteMapping("/skills/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void deleteSkill(Person person, @PathVariable String id) {
        mayEdit(person);
        notedSkill(person, id, () -> skillEditing.delete(id));
    }

    private Optional<TeamDetail> detail(String id) {
        return teams.find(id)
                .map(team -> new TeamDetail(
                        team.id(), team.name(), team.isDefault(), TeamSettingsBody.of(teams.settings(id))));
    }

    private void notedTeam(Person person, String id, Runnable change) {
        changes.noted(person, "team", id, () -> detail(id), change);
    }

    private void notedSkill(Person person, String id, Runnable change) {
        changes.noted(
                person,
                "skill",
                id,
                () -> teams.skills().stream()
                        .filter(skill -> skill.id().equals(id))
                        .findFirst(),
                change);
    }

    static void mayEdit(Person person) {
        person.must(Role.SUPERVISOR, Role.ADMIN);
    }

    private static TeamSettings settings(Optional<TeamSettingsBody> given) {
        return given.map(TeamSettingsBody::settings).orElse(TeamSettings.DEFAULT);
    }
}
