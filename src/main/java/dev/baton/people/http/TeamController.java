package dev.baton.people.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.baton.people.AgentDirectory;
import dev.baton.people.Skill;
import dev.baton.people.Teams;
import dev.baton.people.WaitingFigures;
import dev.baton.people.WaitingFigures.Waiting;
import dev.baton.platform.security.Caller.Person;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Teams with what waits for them and who is there, and skills. */
@RestController
@RequestMapping("/api/v1")
class TeamController {

    private final Teams teams;
    private final AgentDirectory directory;
    private final ObjectProvider<WaitingFigures> waiting;

    TeamController(Teams teams, AgentDirectory directory, ObjectProvider<WaitingFigures> waiting) {
        this.teams = teams;
        this.directory = directory;
        this.waiting = waiting;
    }

    record TeamList(List<TeamView> teams) {}

    record TeamView(
            String id,
            String name,
            @JsonProperty("default") boolean isDefault,
            int waiting,
            @Nullable Long longestWaitSeconds,
            int online,
            int members) {}

    record SkillList(List<Skill> skills) {}

    @GetMapping("/teams")
    TeamList teams(Person person) {
        var agents = directory.all();
        var queues = waiting.getIfAvailable(() -> Map::of).byTeam();
        return new TeamList(teams.all().stream()
                .map(team -> {
                    var members = agents.stream()
                            .filter(agent -> agent.teams().contains(team.id()))
                            .toList();
                    var online =
                            members.stream().filter(agent -> agent.routable()).count();
                    var queue = queues.getOrDefault(team.id(), Waiting.NONE);
                    return new TeamView(
                            team.id(),
                            team.name(),
                            team.isDefault(),
                            queue.count(),
                            queue.longest().map(Duration::toSeconds).orElse(null),
                            (int) online,
                            members.size());
                })
                .toList());
    }

    @GetMapping("/skills")
    SkillList skills(Person person) {
        return new SkillList(teams.skills());
    }
}
