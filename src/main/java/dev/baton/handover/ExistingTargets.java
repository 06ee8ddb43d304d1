package dev.baton.handover;

import dev.baton.assistant.KnownTargets;
import dev.baton.desk.Desks;
import dev.baton.people.AgentDirectory;
import dev.baton.people.Teams;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The teams, skills, agents and desks to which an assistant that is published may send customers (D9). */
@Component
final class ExistingTargets implements KnownTargets {

    private final Teams teams;
    private final AgentDirectory agents;
    private final Desks desks;

    ExistingTargets(Teams teams, AgentDirectory agents, Desks desks) {
        this.teams = teams;
        this.agents = agents;
        this.desks = desks;
    }

    @Override
    public boolean exists(Kind kind, String id) {
        return switch (kind) {
            case TEAM -> teams.find(id).isPresent();
            case SKILL -> teams.isSkill(id);
            case AGENT -> isAgent(id);
            case DESK -> desks.isSetUp(id);
        };
    }

    @Override
    public Optional<String> objection(Kind kind, String id) {
        return kind == Kind.DESK && !desks.servesOurChannels(id)
                ? Optional.of("The desk \"" + id + "\" serves only channels of its own, not those of this assistant;"
                        + " name another.")
                : Optional.empty();
    }

    private boolean isAgent(String id) {
        try {
            return agents.find(UUID.fromString(id)).isPresent();
        } catch (IllegalArgumentException noId) {
            return false;
        }
    }
}
