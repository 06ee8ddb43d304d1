package dev.baton.people;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What an agent may carry of a team, of a channel, and of a channel within a team. What is said of the agent counts before
 * what the team says of its agents, and that before what the channel says of everybody. Pure.
 */
final class Caps {

    private Caps() {}

    /**
     * A team of the agent.
     *
     * @param team its id
     * @param own what this agent may carry of it, in hundredths of a slot
     * @param everybodys what each of its agents may carry of it
     * @param byChannel what each of its agents may carry of it by channel
     */
    record Membership(
            String team, Optional<Integer> own, Optional<Integer> everybodys, Map<String, Integer> byChannel) {}

    /**
     * The caps by the names under which conversations count; what has no cap is missing.
     *
     * @param teams the agent's teams
     * @param own what this agent may carry of a channel, in hundredths of a slot
     * @param everybodys what everybody may carry of a channel
     */
    static Map<String, Integer> effective(
            Collection<Membership> teams, Map<String, Integer> own, Map<String, Integer> everybodys) {
        var caps = new HashMap<String, Integer>();
        everybodys.forEach((channel, cap) -> caps.put(channel(channel), cap));
        own.forEach((channel, cap) -> caps.put(channel(channel), cap));
        for (Membership membership : teams) {
            String team = "team:" + membership.team();
            membership.own().or(membership::everybodys).ifPresent(cap -> caps.put(team, cap));
            membership.byChannel().forEach((channel, cap) -> caps.put(team + " " + channel(channel), cap));
        }
        return Map.copyOf(caps);
    }

    private static String channel(String id) {
        return "channel:" + id;
    }
}
