package dev.baton.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.HttpClientForTests;
import dev.baton.HttpClientForTests.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** A conversation's log as one caller reads it. */
final class Log {

    private static final int POLLS = 20;

    private final HttpClientForTests http;
    private final String conversation;

    Log(HttpClientForTests http, String conversation) {
        this.http = http;
        this.conversation = conversation;
    }

    String conversation() {
        return conversation;
    }

    Answer page(long after) {
        return page(after, 0);
    }

    Answer page(long after, int wait) {
        return http.get("/api/v1/conversations/%s/events?after=%d&wait=%d".formatted(conversation, after, wait));
    }

    /** All events. */
    List<JsonNode> events() {
        var events = new ArrayList<JsonNode>();
        long last = 0;
        while (true) {
            var page = page(last);
            assertThat(page.status()).as(page.toString()).isEqualTo(200);
            var some = list(page.json().at("/events"));
            if (some.isEmpty()) {
                return events;
            }
            events.addAll(some);
            last = page.json().at("/last").asLong();
        }
    }

    List<String> types() {
        return events().stream().map(event -> event.at("/type").asString()).toList();
    }

    List<JsonNode> events(String type) {
        return events().stream()
                .filter(event -> event.at("/type").asString().equals(type))
                .toList();
    }

    /** The first event of the type, as soon as it is there. */
    JsonNode awaits(String type) {
        return awaits(type, 1);
    }

    /** The event that is the count-th of its type, as soon as it is there. */
    JsonNode awaits(String type, int count) {
        return awaitsAll(event -> event.at("/type").asString().equals(type), count, type)
                .get(count - 1);
    }

    /** The first line with this text, as soon as it is there. */
    JsonNode awaitsLine(String text) {
        return awaitsAll(event -> event.at("/data/text").asString("").equals(text), 1, text)
                .getFirst();
    }

    List<JsonNode> awaitsAll(Predicate<JsonNode> wanted, int count, String what) {
        var found = new ArrayList<JsonNode>();
        var seen = new ArrayList<JsonNode>();
        long last = 0;
        for (int poll = 0; poll < POLLS; poll++) {
            var page = page(last, 5);
            assertThat(page.status()).as(page.toString()).isEqualTo(200);
            var events = list(page.json().at("/events"));
            seen.addAll(events);
            events.stream().filter(wanted).forEach(found::add);
            if (found.size() >= count) {
                return found;
            }
            last = page.json().at("/last").asLong();
        }
        throw new AssertionError("No " + what + " in " + seen);
    }

    /** The elements of an array. */
    static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
