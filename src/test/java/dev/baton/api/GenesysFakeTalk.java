package dev.baton.api;

import static dev.baton.api.Shop.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;

/** A message conversation in the fake Genesys Cloud: a customer, a queue, and the agents who came and went. */
final class GenesysFakeTalk {

    private final String id = UUID.randomUUID().toString();
    private final String address;
    private final List<Map<String, Object>> participants = new CopyOnWriteArrayList<>();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<String> signs = new CopyOnWriteArrayList<>();
    private final Map<String, String> files = new ConcurrentHashMap<>();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private volatile String opening = "";
    private volatile String baton = "";
    private volatile Instant last = Instant.EPOCH;
    private volatile boolean closed;

    GenesysFakeTalk(String address) {
        this.address = address;
        participants.add(participant("customer", "Guest"));
        participants.add(participant("acd", "Help"));
    }

    private static Map<String, Object> participant(String purpose, String name) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("id", UUID.randomUUID().toString());
        one.put("purpose", purpose);
        one.put("name", name);
        one.put("state", "connected");
        String now = Instant.now().toString();
        one.put("startTime", now);
        one.put("connectedTime", now);
        return one;
    }

    private static String text(Map<String, Object> participant, String field) {
        return String.valueOf(participant.get(field));
    }

    String id() {
        return id;
    }

    String address() {
        return address;
    }

    List<String> lines() {
        return lines;
    }

    /** Addresses by the files' names. */
    Map<String, String> files() {
        return files;
    }

    List<String> signs() {
        return signs;
    }

    String opening() {
        return opening;
    }

    boolean isClosed() {
        return closed;
    }

    boolean isOf(String conversation) {
        return baton.equals(conversation);
    }

    void opens(JsonNode body) {
        assertThat(body.at("/channel/from/idType").asString()).isEqualTo("Opaque");
        baton = body.at("/channel/metadata/customAttributes/baton_conversation").asString("");
        opening = body.toString().replace("\\n", "\n");
        isNew(body);
    }

    /** Genesys wants each message's id and time but once; a repeated one is answered and shown once. */
    private boolean isNew(JsonNode body) {
        Instant at = Instant.parse(body.at("/channel/time").asString());
        boolean fresh = seen.add(body.at("/channel/messageId").asString() + at);
        if (fresh) {
            assertThat(at).isAfterOrEqualTo(last);
            last = at;
        }
        return fresh;
    }

    void hears(JsonNode body) {
        if (isNew(body)) {
            body.path("content")
                    .forEach(content -> files.put(
                            content.at("/attachment/filename").asString(),
                            content.at("/attachment/url").asString()));
            lines.add(body.at("/text").asString(""));
        }
    }

    /** @return whether the agent was not there before */
    synchronized boolean connects(String name) {
        boolean there = participants.stream()
                .anyMatch(one -> text(one, "purpose").equals("agent")
                        && text(one, "name").equals(name)
                        && text(one, "state").equals("connected"));
        if (there || isOver()) {
            return false;
        }
        over("acd", Instant.now().minusSeconds(20));
        Map<String, Object> agent = participant("agent", name);
        agent.put("user", Map.of("id", "user-" + name));
        participants.add(agent);
        return true;
    }

    private boolean isOver() {
        return participants.stream().allMatch(one -> one.containsKey("endTime"));
    }

    void leaves(String name) {
        participants.stream().filter(one -> text(one, "name").equals(name)).forEach(one -> over(one, Instant.now()));
        participants.add(participant("acd", "Second line"));
    }

    /** A while ago, so that nobody has to wait until it may be told. */
    void ends() {
        Instant at = Instant.now().minusSeconds(10);
        participants.forEach(one -> over(one, at));
    }

    void closes() {
        closed = true;
        participants.forEach(one -> over(one, Instant.now()));
    }

    private void over(String purpose, Instant at) {
        participants.stream()
                .filter(one -> text(one, "purpose").equals(purpose))
                .forEach(one -> over(one, at));
    }

    private static synchronized void over(Map<String, Object> one, Instant at) {
        one.putIfAbsent("endTime", at.toString());
        one.put("state", "disconnected");
    }

    synchronized String asJson() {
        return json(
                "id",
                id,
                "participants",
                participants,
                "startTime",
                Instant.now().toString());
    }
}
