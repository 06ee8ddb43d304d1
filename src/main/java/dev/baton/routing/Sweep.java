package dev.baton.routing;

import dev.baton.conversation.Conversation.Hold;
import dev.baton.conversation.ConversationId;
import dev.baton.routing.StandingSource.Glance;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One comparison of the index with the database. A difference may only mean that the news of it is on its way, so it is
 * suspected first and confirmed after a grace time: news that is still missing then was lost. Lives on the router's
 * thread, as the index does.
 */
final class Sweep {

    private final RouterIndex index;
    private final StandingSource source;
    private final Agents agents;
    private final Map<ConversationId, Glance> suspects = new HashMap<>();
    private final Map<String, Optional<Agent>> suspectedAgents = new HashMap<>();

    Sweep(RouterIndex index, StandingSource source, Agents agents) {
        this.index = index;
        this.source = source;
        this.agents = agents;
    }

    /** Whether it compares this index. */
    boolean isOf(RouterIndex other) {
        return index == other;
    }

    /** Compares one page that was read from the database. */
    void suspect(Optional<ConversationId> after, List<Glance> page, boolean last) {
        var there = new HashSet<ConversationId>();
        for (Glance glance : page) {
            there.add(glance.id());
            if (isNews(glance)) {
                suspects.put(glance.id(), glance);
            }
        }
        Optional<ConversationId> upTo =
                last ? Optional.empty() : Optional.of(page.getLast()).map(Glance::id);
        for (Standing known : index.standings(after, upTo)) {
            if (!there.contains(known.id())) {
                suspects.put(known.id(), new Glance(known.id(), known.number() + 1, -1, Optional.empty(), 0));
            }
        }
    }

    /** Compares the agents. */
    void suspectAgents(Collection<Agent> all) {
        var there = new HashSet<String>();
        for (Agent agent : all) {
            there.add(agent.id());
            if (differs(agent)) {
                suspectedAgents.put(agent.id(), Optional.of(agent));
            }
        }
        index.agents().stream()
                .map(Agent::id)
                .filter(id -> !there.contains(id))
                .forEach(id -> suspectedAgents.put(id, Optional.empty()));
    }

    /**
     * Repairs what is still as it was suspected.
     *
     * @return how much had to be repaired
     */
    int confirm() {
        int repaired = 0;
        Set<ConversationId> stillUnknown = new HashSet<>();
        suspects.forEach((id, glance) -> {
            if (index.numberOf(id) < glance.number()) {
                stillUnknown.add(id);
            }
        });
        if (!stillUnknown.isEmpty()) {
            var found = new HashSet<ConversationId>();
            for (Standing standing : source.read(stillUnknown)) {
                found.add(standing.id());
                repaired += repair(standing) ? 1 : 0;
            }
            for (ConversationId id : stillUnknown) {
                if (!found.contains(id) && index.standing(id).isPresent()) {
                    index.forget(id);
                    repaired++;
                }
            }
        }
        for (var suspect : suspectedAgents.entrySet()) {
            repaired += repairAgent(suspect.getKey(), suspect.getValue()) ? 1 : 0;
        }
        return repaired;
    }

    private boolean isNews(Glance glance) {
        if (index.numberOf(glance.id()) >= glance.number()) {
            return false;
        }
        // What is said in a chat changes nothing here, and is no news to routing; so its number alone does not count.
        // In the queue an offer may have come and gone between two looks.
        return index.standing(glance.id())
                .map(known -> known.waiting().isPresent() || owned(known, glance))
                .orElse(true);
    }

    private static boolean owned(Standing known, Glance glance) {
        return known.epoch() != glance.epoch()
                || !known.hold().map(Hold::agent).equals(glance.holder())
                || known.hold().map(Hold::weight).orElse(0) != glance.weight();
    }

    private boolean repair(Standing standing) {
        Glance suspect = suspects.getOrDefault(
                standing.id(), new Glance(standing.id(), standing.number(), standing.epoch(), Optional.empty(), 0));
        boolean changedOwner = index.standing(standing.id())
                .map(known -> owned(known, suspect))
                .orElse(true);
        // With the same owner as suspected and a higher number, what differs may be news of this very moment.
        return (changedOwner || standing.number() == suspect.number()) && index.see(standing);
    }

    private boolean repairAgent(String id, Optional<Agent> suspected) {
        Optional<Agent> present = agents.find(id);
        if (present.isEmpty() && suspected.isEmpty() && index.agent(id).isPresent()) {
            index.agentGone(id);
            return true;
        }
        boolean lost = present.isPresent()
                && suspected.filter(present.get()::isAsEligibleAs).isPresent()
                && differs(present.get());
        present.filter(agent -> lost).ifPresent(index::see);
        return lost;
    }

    private boolean differs(Agent agent) {
        return index.agent(agent.id()).filter(agent::isAsEligibleAs).isEmpty();
    }
}
