package dev.baton.routing;

import dev.baton.conversation.Target;
import java.util.Collection;

/** Whether people are there, for whoever must decide what to promise a customer (M1, M2, A4). */
public final class Availability {

    private final Agents agents;

    /** Answers from these agents. */
    public Availability(Agents agents) {
        this.agents = agents;
    }

    /**
     * Whether anybody is online and connected who may take conversations with this target, free or not. Without a team, an
     * agent of any team will do.
     */
    public boolean anybodyFor(Target target) {
        return candidates(target).stream().anyMatch(agent -> agent.routable() && agent.mayTake(target));
    }

    private Collection<Agent> candidates(Target target) {
        return target.agent()
                .<Collection<Agent>>map(id -> agents.find(id).stream().toList())
                .or(() -> target.team().map(agents::inTeam))
                .orElseGet(agents::all);
    }
}
