package dev.baton.people.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.people.Agent;
import dev.baton.people.AgentDirectory;
import dev.baton.people.DeclaredState;
import dev.baton.people.Presence;
import dev.baton.people.Skill;
import dev.baton.people.Team;
import dev.baton.people.Teams;
import dev.baton.platform.problem.ProblemException;
import dev.baton.platform.problem.ProblemType;
import dev.baton.platform.security.Caller.Person;
import dev.baton.platform.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Agents as colleagues see them, and what an agent says about themselves. */
@RestController
@RequestMapping("/api/v1/agents")
class AgentController {

    private final AgentDirectory directory;
    private final Teams teams;
    private final Presence presence;

    AgentController(AgentDirectory directory, Teams teams, Presence presence) {
        this.directory = directory;
        this.teams = teams;
        this.presence = presence;
    }

    record Agents(List<AgentView> agents) {}

    record AgentView(
            UUID id,
            String name,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String avatarUrl,

            PresenceView presence,
            BigDecimal load,
            BigDecimal cap,
            List<Named> teams,
            List<SkillLevel> skills) {}

    /**
     * @param next what the agent becomes when the last chat has ended
     * @param setBy the supervisor who declared it; absent where the agent did
     */
    record PresenceView(
            DeclaredState state,
            Instant since,
            boolean connected,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            DeclaredState next,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String setBy) {

        static PresenceView of(Agent agent) {
            return new PresenceView(
                    agent.state(),
                    agent.since(),
                    agent.connected(),
                    agent.next().orElse(null),
                    agent.setBy().orElse(null));
        }
    }

    record Named(String id, String name) {}

    record SkillLevel(String id, String name, int level) {}

    /**
     * @param afterChats whether only when the last chat has ended; until then no new ones come
     */
    record Declaration(
            @NotNull DeclaredState state, @Nullable Boolean afterChats) {

        boolean later() {
            return Boolean.TRUE.equals(afterChats);
        }
    }

    /**
     * @param last the number of the last change that the client has seen
     */
    record SignOfLife(@Nullable String last) {}

    @GetMapping
    Agents all(Person person) {
        var teamNames = teams.all().stream().collect(Collectors.toMap(Team::id, Team::name));
        var skillNames = teams.skills().stream().collect(Collectors.toMap(Skill::id, Skill::name));
        return new Agents(directory.all().stream()
                .map(agent -> view(agent, teamNames, skillNames))
                .toList());
    }

    @PutMapping("/me/presence")
    PresenceView declare(Person person, @Valid @RequestBody Declaration declaration) {
        agent(person);
        if (!declaration.later()) {
            presence.declare(person.userId(), declaration.state());
        } else if (declaration.state() == DeclaredState.ONLINE) {
            throw ProblemException.invalid("state", "is what you are until the last chat has ended: choose another");
        } else {
            presence.declareNext(person.userId(), declaration.state());
        }
        return PresenceView.of(agent(person));
    }

    @Operation(summary = "Declare a state for an agent, as a supervisor; the agent sees who did")
    @PutMapping("/{id}/presence")
    PresenceView force(Person person, @PathVariable UUID id, @Valid @RequestBody Declaration declaration) {
        person.must(Role.SUPERVISOR, Role.ADMIN);
        colleague(id);
        if (declaration.later() && declaration.state() == DeclaredState.ONLINE) {
            throw ProblemException.invalid("state", "cannot be online after the last chat: choose another");
        }
        presence.force(id, declaration.state(), declaration.later(), person.name());
        return PresenceView.of(colleague(id));
    }

    @PostMapping("/me/alive")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void alive(Person person, @RequestBody(required = false) @Nullable SignOfLife sign) {
        presence.alive(person.userId());
    }

    private Agent colleague(UUID id) {
        return directory
                .find(id)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such agent."));
    }

    private Agent agent(Person person) {
        return directory
                .find(person.userId())
                .orElseThrow(() -> new ProblemException(
                        ProblemType.FORBIDDEN, "Your account takes no conversations; ask an administrator for it."));
    }

    private static AgentView view(Agent agent, Map<String, String> teamNames, Map<String, String> skillNames) {
        return new AgentView(
                agent.id(),
                agent.name(),
                agent.avatarUrl().orElse(null),
                PresenceView.of(agent),
                BigDecimal.valueOf(agent.load(), 2),
                BigDecimal.valueOf(agent.cap(), 2),
                agent.teams().stream()
                        .map(id -> new Named(id, teamNames.getOrDefault(id, id)))
                        .toList(),
                agent.skills().entrySet().stream()
                        .map(skill -> new SkillLevel(
                                skill.getKey(),
                                skillNames.getOrDefault(skill.getKey(), skill.getKey()),
                                skill.getValue()))
                        .sorted(Comparator.comparing(SkillLevel::name))
                        .toList());
    }
}
