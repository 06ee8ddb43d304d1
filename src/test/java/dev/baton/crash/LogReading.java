package dev.baton.crash;

import tools.jackson.databind.JsonNode;

/**
 * Reads a log as a stranger would who knows the API's documentation alone, and says where it breaks the law of one owner:
 * whoever speaks has the conversation, nobody gets what somebody else has, and numbers have no gaps.
 */
final class LogReading {

    private static final String BOT = "bot";
    private static final String QUEUE = "queue";
    private static final String CLOSED = "closed";

    private final String conversation;
    private final Records records;
    private String owner = BOT;
    private String offeredTo = "";
    private long last;

    LogReading(String conversation, Records records) {
        this.conversation = conversation;
        this.records = records;
    }

    void read(JsonNode event) {
        long number = event.path("number").asLong();
        if (number <= last) {
            wrong("duplicate", event);
        } else if (number != last + 1) {
            wrong("gap", event);
        }
        last = number;
        String agent = event.at("/data/agent/id").asString("");
        switch (event.path("type").asString()) {
            case "message" -> said(event);
            case "handover.queued" -> {
                must(owner.equals(BOT) || owner.equals(QUEUE), event);
                owner = QUEUE;
            }
            case "handover.cancelled", "handover.expired" -> {
                must(owner.equals(QUEUE) || owner.equals(BOT), event);
                owner = BOT;
            }
            case "offer.made" -> {
                must(owner.equals(QUEUE) && offeredTo.isEmpty(), event);
                offeredTo = agent;
            }
            case "offer.declined", "offer.missed", "offer.withdrawn" -> {
                must(owner.equals(QUEUE) && offeredTo.equals(agent), event);
                offeredTo = "";
            }
            case "agent.joined" -> {
                must(owner.equals(QUEUE) && offeredTo.equals(agent), event);
                owner = agent;
                offeredTo = "";
            }
            case "agent.left" -> {
                must(owner.equals(agent), event);
                owner = BOT;
            }
            case "conversation.closed" -> {
                must(!owner.equals(CLOSED), event);
                owner = CLOSED;
            }
            case "conversation.reopened" -> {
                must(owner.equals(CLOSED), event);
                owner = BOT;
            }
            default -> {}
        }
    }

    private void said(JsonNode event) {
        switch (event.at("/actor/kind").asString()) {
            case "agent" -> must(owner.equals(event.at("/actor/id").asString()), event);
            case "bot" -> must(owner.equals(BOT) || owner.equals(QUEUE), event);
            default -> {}
        }
    }

    private void must(boolean lawful, JsonNode event) {
        if (!lawful) {
            wrong("two owners", event);
        }
    }

    private void wrong(String kind, JsonNode event) {
        records.violation("%s: in %s, owned by %s, offered to %s, after %d came %s"
                .formatted(kind, conversation, owner, offeredTo, last, event));
    }
}
