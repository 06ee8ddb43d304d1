package dev.baton.api;

import dev.baton.people.AgentDirectory;
import dev.baton.people.Teams;
import dev.baton.platform.SettingChanges;
import dev.baton.platform.problem.ProblemException;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Role;
import dev.baton.routing.RoutingRule;
import dev.baton.routing.RoutingRules;
import dev.baton.routing.RuleConditions;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The routing rules, read and replaced as a whole, because their order is what they mean (R3). */
@RestController
@RequestMapping("/api/v1/routing/rules")
final class RoutingRulesController {

    private static final int MOST_RULES = 500;
    private static final int MOST_ENTRIES = 50;
    private static final int ID = 64;
    private static final int TEXT = 512;

    private final RoutingRules rules;
    private final Teams teams;
    private final AgentDirectory agents;
    private final SettingChanges changes;

    RoutingRulesController(RoutingRules rules, Teams teams, AgentDirectory agents, SettingChanges changes) {
        this.changes = changes;
        this.rules = rules;
        this.teams = teams;
        this.agents = agents;
    }

    /** All rules in their order. */
    record RuleList(@NotNull @Size(max = MOST_RULES) List<@Valid RuleBody> rules) {}

    /** One rule: conditions, and where to. */
    record RuleBody(
            @NotBlank @Size(max = 128) String name,
            Optional<@Valid ConditionsBody> when,
            Optional<@Size(max = ID) String> team,
            Optional<@Size(max = ID) String> skill,
            Optional<UUID> agent,
            Optional<@Min(-1_000) @Max(1_000) Integer> priority) {}

    /** What must hold; what is missing does not matter. */
    record ConditionsBody(
            Optional<@Size(max = MOST_ENTRIES) List<@Size(max = ID) String>> reasons,
            Optional<@Size(max = MOST_ENTRIES) List<@Size(max = TEXT) String>> topics,
            Optional<@Size(max = MOST_ENTRIES) List<@Size(max = ID) String>> languages,
            Optional<@Size(max = MOST_ENTRIES) List<@Size(max = ID) String>> channels,
            Optional<@Size(max = MOST_ENTRIES) List<@Size(max = ID) String>> assistants,
            Optional<@Size(max = MOST_ENTRIES) Map<@Size(max = ID) String, @Size(max = TEXT) String>> values,
            Optional<@Size(max = 2_048) String> page) {

        static final ConditionsBody ALWAYS = new ConditionsBody(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Operation(summary = "The routing rules in their order; the first that fits decides")
    @GetMapping
    RuleList all(Caller.Person caller) {
        caller.must(Role.SUPERVISOR, Role.ADMIN, Role.BUILDER);
        return list();
    }

    private RuleList list() {
        return new RuleList(
                rules.book().rules().stream().map(RoutingRulesController::body).toList());
    }

    @Operation(summary = "Replace all routing rules")
    @PutMapping
    RuleList replace(Caller.Person caller, @Valid @RequestBody RuleList given) {
        caller.must(Role.SUPERVISOR, Role.ADMIN);
        for (int place = 0; place < given.rules().size(); place++) {
            mustExist("rules[" + place + "]", given.rules().get(place));
        }
        changes.noted(
                caller,
                "routing_rules",
                "all",
                () -> Optional.of(list()),
                () -> rules.replace(
                        given.rules().stream().map(RoutingRulesController::rule).toList()));
        return all(caller);
    }

    private void mustExist(String where, RuleBody rule) {
        rule.team().filter(id -> teams.find(id).isEmpty()).ifPresent(id -> {
            throw ProblemException.invalid(where + ".team", "names " + id + ", which does not exist");
        });
        rule.skill().filter(id -> !teams.isSkill(id)).ifPresent(id -> {
            throw ProblemException.invalid(where + ".skill", "names " + id + ", which does not exist");
        });
        rule.agent().filter(id -> agents.find(id).isEmpty()).ifPresent(id -> {
            throw ProblemException.invalid(where + ".agent", "names somebody who takes no conversations");
        });
        boolean nowhere = rule.team().isEmpty()
                && rule.skill().isEmpty()
                && rule.agent().isEmpty()
                && rule.priority().isEmpty();
        if (nowhere) {
            throw ProblemException.invalid(where, "names no team, skill, agent or priority");
        }
    }

    private static RoutingRule rule(RuleBody body) {
        ConditionsBody when = body.when().orElse(ConditionsBody.ALWAYS);
        return new RoutingRule(
                body.name(),
                new RuleConditions(
                        when.reasons().orElse(List.of()),
                        when.topics().orElse(List.of()),
                        when.languages().orElse(List.of()),
                        when.channels().orElse(List.of()),
                        when.assistants().orElse(List.of()),
                        when.values().orElse(Map.of()),
                        when.page()),
                body.team(),
                body.skill(),
                body.agent().map(UUID::toString),
                body.priority());
    }

    private static RuleBody body(RoutingRule rule) {
        RuleConditions when = rule.when();
        return new RuleBody(
                rule.name(),
                Optional.of(new ConditionsBody(
                        Optional.of(when.reasons()),
                        Optional.of(when.topics()),
                        Optional.of(when.languages()),
                        Optional.of(when.channels()),
                        Optional.of(when.assistants()),
                        Optional.of(when.values()),
                        when.page())),
                rule.team(),
                rule.skill(),
                rule.agent().map(UUID::fromString),
                rule.priority());
    }
}
