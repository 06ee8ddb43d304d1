package dev.baton.routing;

import dev.baton.conversation.Conversation.Hold;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Service;
import dev.baton.conversation.Target;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Short ways to agents and waiting conversations. */
final class Samples {

    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private Samples() {}

    static ConversationId id(int n) {
        return new ConversationId(new UUID(0x7000L, n));
    }

    /** Online, in the team, no skills. */
    static Agent agent(String id, String team, int slots) {
        return new Agent(id, id.toUpperCase(java.util.Locale.ROOT), Set.of(team), Map.of(), true, slots * 100, NOON);
    }

    static Agent withSkills(Agent agent, String... skills) {
        var levels = new java.util.HashMap<String, Integer>();
        for (String skill : skills) {
            levels.put(skill, 5);
        }
        return withLevels(agent, levels);
    }

    static Agent withLevels(Agent agent, Map<String, Integer> levels) {
        return new Agent(
                agent.id(), agent.name(), agent.teams(), levels, agent.routable(), agent.cap(), agent.idleSince());
    }

    static Agent inTeams(Agent agent, String... teams) {
        return new Agent(
                agent.id(),
                agent.name(),
                Set.of(teams),
                agent.skills(),
                agent.routable(),
                agent.cap(),
                agent.idleSince());
    }

    static Agent routable(Agent agent, boolean routable) {
        return new Agent(
                agent.id(), agent.name(), agent.teams(), agent.skills(), routable, agent.cap(), agent.idleSince());
    }

    static Agent idleSince(Agent agent, Instant since) {
        return with(agent, agent.languages(), agent.caps(), since, since);
    }

    static Agent speaking(Agent agent, String... languages) {
        return with(agent, Set.of(languages), agent.caps(), agent.idleSince(), agent.assignedAt());
    }

    static Agent capped(Agent agent, Map<String, Integer> caps) {
        return with(agent, agent.languages(), caps, agent.idleSince(), agent.assignedAt());
    }

    static Agent assignedAt(Agent agent, Instant at) {
        return with(agent, agent.languages(), agent.caps(), agent.idleSince(), at);
    }

    private static Agent with(
            Agent agent, Set<String> languages, Map<String, Integer> caps, Instant idleSince, Instant assignedAt) {
        return new Agent(
                agent.id(),
                agent.name(),
                agent.teams(),
                agent.skills(),
                languages,
                agent.routable(),
                agent.cap(),
                caps,
                idleSince,
                assignedAt);
    }

    static Target skilled(String team, String skill) {
        return new Target(Optional.of(team), Optional.of(skill), Optional.empty());
    }

    static Target named(String team, String agent) {
        return new Target(Optional.of(team), Optional.empty(), Optional.of(agent));
    }

    static Waiting waiting(int n, Target target, int priority, boolean returned, Instant since) {
        return new Waiting(
                id(n), "demo", "web", 2, target, priority, returned, since, Map.of(), Service.PLAIN, Optional.empty());
    }

    /** In the team's queue since {@code n} seconds after noon. */
    static Waiting waiting(int n, String team) {
        return waiting(n, Target.team(team), 0, false, NOON.plusSeconds(n));
    }

    static Waiting passed(Waiting waiting, Map<String, Instant> passed) {
        return new Waiting(
                waiting.id(),
                waiting.assistant(),
                waiting.channel(),
                waiting.epoch(),
                waiting.target(),
                waiting.priority(),
                waiting.returned(),
                waiting.since(),
                passed,
                waiting.service(),
                waiting.first());
    }

    static Waiting served(Waiting waiting, Service service, Optional<Service.First> first) {
        return new Waiting(
                waiting.id(),
                waiting.assistant(),
                waiting.channel(),
                waiting.epoch(),
                waiting.target(),
                waiting.priority(),
                waiting.returned(),
                waiting.since(),
                waiting.passed(),
                service,
                first);
    }

    /** One slot in a chat that belongs to no team. */
    static Hold hold(String agent) {
        return new Hold(agent, Service.ONE_SLOT, Optional.empty(), "web");
    }

    static Standing queued(long number, Waiting waiting) {
        return new Standing(waiting.id(), number, waiting.epoch(), NOON, Optional.of(waiting), Optional.empty());
    }
}
