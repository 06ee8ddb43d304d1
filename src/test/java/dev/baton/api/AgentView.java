package dev.baton.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What a client of an agent knows from snapshot and changes, and nothing else. */
final class AgentView {

    private static final int POLLS = 20;

    private final Colleague agent;
    private final Map<String, JsonNode> offers = new TreeMap<>();
    private final Map<String, JsonNode> mine = new TreeMap<>();
    private JsonNode presence;
    private JsonNode load;
    private String last = "";

    AgentView(Colleague agent) {
        this.agent = agent;
        var first = page("");
        presence = first.at("/events/0/data/me/presence");
        load = first.at("/events/0/data/me/load");
        take(first);
    }

    Colleague agent() {
        return agent;
    }

    List<String> offers() {
        return List.copyOf(offers.keySet());
    }

    /** Takes what has happened; true if something had. */
    boolean poll(int wait) {
        return take(page("?after=" + last + "&wait=" + wait));
    }

    /** Polls until nothing comes any more, and compares with a new snapshot. */
    void settlesToAFreshSnapshot() {
        for (int poll = 0; poll < POLLS; poll++) {
            var fresh = page("").at("/events/0/data");
            while (poll(1)) {
                // there is more
            }
            var after = page("").at("/events/0/data");
            if (known(fresh).equals(known(after))) {
                assertThat(known()).isEqualTo(known(after));
                return;
            }
        }
        throw new AssertionError("The agent's conversations never came to rest");
    }

    private JsonNode page(String query) {
        var answer = agent.http().get("/api/v1/agents/me/events" + query);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json();
    }

    private boolean take(JsonNode page) {
        Log.list(page.at("/events")).forEach(item -> take(item.at("/type").asString(), item.at("/data")));
        last = page.at("/last").asString();
        return !page.at("/events").isEmpty();
    }

    private void take(String type, JsonNode data) {
        switch (type) {
            case "snapshot" -> {
                offers.clear();
                mine.clear();
                Log.list(data.at("/offers")).forEach(offer -> offers.put(id(offer), offer));
                Log.list(data.at("/mine")).forEach(this::upsert);
                presence = data.at("/me/presence");
                load = data.at("/me/load");
            }
            case "offer.made" -> offers.put(id(data), data);
            case "offer.ended" -> offers.remove(id(data));
            case "conversation.changed" -> upsert(data.at("/conversation"));
            case "conversation.gone" -> {
                var known = mine.get(data.at("/conversationId").asString());
                if (known != null
                        && known.at("/version").asLong() <= data.at("/version").asLong()) {
                    mine.remove(data.at("/conversationId").asString());
                }
            }
            case "me.changed" -> {
                presence = data.at("/presence");
                load = data.at("/load");
            }
            default -> throw new AssertionError("What is " + type + "?");
        }
    }

    private void upsert(JsonNode row) {
        mine.merge(
                row.at("/id").asString(),
                row,
                (known, now) ->
                        known.at("/version").asLong() > now.at("/version").asLong() ? known : now);
    }

    private static String id(JsonNode offer) {
        return offer.at("/offerId").asString();
    }

    private List<Object> known() {
        return List.of(offers.keySet(), versions(mine), load, presence.at("/state"));
    }

    private static List<Object> known(JsonNode snapshot) {
        var offers = new TreeMap<String, JsonNode>();
        Log.list(snapshot.at("/offers")).forEach(offer -> offers.put(id(offer), offer));
        var mine = new TreeMap<String, JsonNode>();
        Log.list(snapshot.at("/mine")).forEach(row -> mine.put(row.at("/id").asString(), row));
        return List.of(offers.keySet(), versions(mine), snapshot.at("/me/load"), snapshot.at("/me/presence/state"));
    }

    /** Everything of a row but how far it was read, which changes without an event. */
    private static Map<String, String> versions(Map<String, JsonNode> rows) {
        var versions = new TreeMap<String, String>();
        rows.forEach((id, row) -> versions.put(
                id,
                Stream.of("/version", "/owner", "/lastMessage", "/rests", "/blocked", "/handedOver")
                        .map(member -> row.at(member).toString())
                        .collect(Collectors.joining(" "))));
        return versions;
    }
}
