package dev.baton.desk.genesys;

import dev.baton.desk.DeskConnection.Heard;
import dev.baton.desk.DeskEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Reads from a message conversation's participants what has happened in it so far. Each fact has an id made of the participant's, so
 * that the same reading twice says nothing new.
 *
 * @param facts in the order of time
 * @param talking the agent who talks now
 * @param alerting whether an agent is being asked, so that it is worth another look soon
 * @param endsIn how long to wait before its end may be told; empty unless it has ended just now
 */
record GenesysTalk(List<Heard> facts, Optional<Person> talking, boolean alerting, Optional<Duration> endsIn) {

    /**
     * The end is told so long after it came: what the agent said last comes another way, by a webhook, and counts no more once the
     * end was told.
     */
    static final Duration GRACE = Duration.ofSeconds(5);

    private static final Set<String> AGENTS = Set.of("agent", "user");
    private static final Set<String> OVER = Set.of("disconnected", "terminated");

    /** An agent. */
    record Person(String id, String name) {}

    private record Fact(Instant at, String id, DeskEvent event) {}

    static GenesysTalk of(String reference, JsonNode conversation, Instant now) {
        List<JsonNode> participants =
                conversation.path("participants").valueStream().toList();
        var facts = new ArrayList<Fact>();
        Optional<Instant> firstJoin = participants.stream()
                .filter(GenesysTalk::isAgent)
                .flatMap(one -> time(one, "connectedTime").stream())
                .min(Comparator.naturalOrder());
        participants.forEach(one -> facts.addAll(facts(one, firstJoin)));
        boolean over = !participants.isEmpty() && participants.stream().allMatch(GenesysTalk::isOver);
        Optional<Instant> end = participants.stream()
                .flatMap(one -> time(one, "endTime").stream())
                .max(Comparator.naturalOrder());
        Optional<Duration> endsIn = end.filter(at -> over)
                .map(at -> Duration.between(now, at.plus(GRACE)))
                .filter(left -> left.isPositive());
        if (over && endsIn.isEmpty()) {
            facts.add(new Fact(Instant.MAX, conversation.path("id").asString("") + ":ended", new DeskEvent.Ended()));
        }
        return new GenesysTalk(
                facts.stream()
                        .sorted(Comparator.comparing(Fact::at))
                        .map(fact -> new Heard(fact.id(), reference, List.of(fact.event())))
                        .toList(),
                participants.stream()
                        .filter(one ->
                                isAgent(one) && time(one, "connectedTime").isPresent() && !isOver(one))
                        .max(Comparator.comparing(
                                one -> time(one, "connectedTime").orElse(Instant.MIN)))
                        .map(GenesysTalk::person),
                participants.stream()
                        .anyMatch(one -> one.path("state").asString("").equals("alerting")),
                endsIn);
    }

    private static List<Fact> facts(JsonNode participant, Optional<Instant> firstJoin) {
        String id = participant.path("id").asString("");
        Optional<Instant> connected = time(participant, "connectedTime");
        if (isAgent(participant)) {
            Person person = person(participant);
            var facts = new ArrayList<Fact>();
            connected.ifPresent(
                    at -> facts.add(new Fact(at, id + ":joined", new DeskEvent.Joined(person.id(), person.name()))));
            time(participant, "endTime")
                    .filter(at -> connected.isPresent())
                    .ifPresent(at -> facts.add(new Fact(at, id + ":left", new DeskEvent.Left(person.name()))));
            return facts;
        }
        boolean queue = participant.path("purpose").asString("").equals("acd");
        return connected
                .filter(at -> queue && firstJoin.filter(at::isAfter).isPresent())
                .map(at -> new Fact(
                        at,
                        id + ":transferred",
                        new DeskEvent.Transferred(participant.path("name").asString(""))))
                .stream()
                .toList();
    }

    private static Person person(JsonNode participant) {
        String name = participant.path("name").asString("").strip();
        return new Person(
                participant.at("/user/id").asString(participant.path("id").asString("")),
                name.isEmpty() ? "Agent" : name);
    }

    private static boolean isAgent(JsonNode participant) {
        return AGENTS.contains(participant.path("purpose").asString(""));
    }

    private static boolean isOver(JsonNode participant) {
        return OVER.contains(participant.path("state").asString("")) || participant.has("endTime");
    }

    private static Optional<Instant> time(JsonNode participant, String field) {
        try {
            return Optional.of(participant.path(field).asString(""))
                    .filter(text -> !text.isEmpty())
                    .map(text -> OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }
}
