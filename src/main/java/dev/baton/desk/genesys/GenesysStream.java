package dev.baton.desk.genesys;

import dev.baton.delivery.Sent;
import dev.baton.desk.DeskEar;
import dev.baton.desk.DeskReplies;
import dev.baton.desk.DeskStream;
import dev.baton.platform.net.CheckedHttp.Answer;
import dev.baton.platform.net.CheckedHttp.Result;
import dev.baton.platform.net.CheckedStreams;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Hears who joins, leaves and ends, which Open Messaging's webhook does not tell. A notification is only the hint to read the
 * conversation: so nothing is lost when one is, or while nobody listened; whatever nobody hinted at is read now and then.
 */
final class GenesysStream implements DeskStream {

    /** After how long without a word the notifications count as broken; Genesys sends a heartbeat every 30 s. */
    static final Duration SILENCE = Duration.ofSeconds(75);

    /** Conversations with notifications: three topics each, of the thousand that a channel may have. */
    static final int MOST_NOTIFIED = 330;

    /** A channel lives for a day; a new one is made so long before its end. */
    private static final Duration BEFORE_END = Duration.ofMinutes(10);

    private static final Duration LIFE = Duration.ofHours(23);
    private static final String TOPIC = "v2.detail.events.conversation.";
    private static final List<String> EVENTS = List.of("user.start", "user.end", "customer.end");
    private static final String CLOSING = "v2.system.socket_closing";

    private final GenesysAccount account;
    private final GenesysCalls calls;
    private final GenesysReading reading;
    private final CheckedStreams streams;
    private final Clock clock;

    GenesysStream(
            GenesysAccount account, GenesysCalls calls, GenesysReading reading, CheckedStreams streams, Clock clock) {
        this.account = account;
        this.calls = calls;
        this.reading = reading;
        this.streams = streams;
        this.clock = clock;
    }

    @Override
    public boolean perConversation() {
        return false;
    }

    @Override
    public void listen(DeskEar ear) throws IOException, InterruptedException {
        JsonNode channel = answered(calls.call("POST", "/api/v2/notifications/channels", Optional.empty()));
        String id = channel.path("id").asString("");
        URI address = address(channel.path("connectUri").asString(""));
        Instant until = clock.instant().plus(LIFE).minus(BEFORE_END);
        var agenda = new GenesysAgenda(clock);
        var over = new AtomicBoolean();
        try (var socket = streams.open(address, SILENCE, text -> note(text, agenda, over, ear), () -> {
            over.set(true);
            ear.ring();
        })) {
            while (!over.get() && clock.instant().isBefore(until)) {
                Map<String, String> news = conversations(ear.references(), agenda);
                if (!news.isEmpty()) {
                    subscribe(id, agenda.conversationsWith(news.keySet()));
                    agenda.holds(news); // read once, for what happened before the subscription
                }
                for (String conversation : agenda.due()) {
                    agenda.readAgainIn(conversation, reading.read(agenda.reference(conversation), conversation, ear));
                }
                ear.await(agenda.untilNext());
            }
        }
    }

    /** Those that are new; what is no longer there is let go. */
    private Map<String, String> conversations(Set<String> references, GenesysAgenda agenda) {
        agenda.letsGoOfAllBut(references);
        Set<String> unknown = new HashSet<>(references);
        unknown.removeAll(agenda.references());
        return reading.conversations(unknown);
    }

    private static void note(String text, GenesysAgenda agenda, AtomicBoolean over, DeskEar ear) {
        String topic = GenesysCalls.json(text).path("topicName").asString("");
        if (topic.equals(CLOSING)) {
            over.set(true);
            ear.ring();
        } else if (topic.startsWith(TOPIC)) {
            String rest = topic.substring(TOPIC.length());
            agenda.isDue(rest.substring(0, Math.max(rest.indexOf('.'), 0)));
            ear.ring();
        }
    }

    private void subscribe(String channel, Collection<String> conversations) throws IOException {
        List<Map<String, String>> topics = conversations.stream()
                .limit(MOST_NOTIFIED)
                .flatMap(id -> EVENTS.stream().map(event -> TOPIC + id + "." + event))
                .map(topic -> Map.of("id", topic))
                .toList();
        answered(
                calls.call("PUT", "/api/v2/notifications/channels/" + channel + "/subscriptions", Optional.of(topics)));
    }

    private URI address(String text) throws IOException {
        Optional<URI> address = Stream.of(text)
                .filter(one -> one.startsWith("wss://") || one.startsWith("ws://"))
                .map(URI::create)
                .filter(account::mayStreamFrom)
                .findFirst();
        return address.orElseThrow(
                () -> new IOException("Genesys gave an address for notifications that is none of its own."));
    }

    private static JsonNode answered(Result result) throws IOException {
        if (result instanceof Answer answer && answer.isOk()) {
            return GenesysCalls.json(answer.body());
        }
        throw new IOException("Notifications: "
                + switch (DeskReplies.sent(result)) {
                    case Sent.Delivered delivered -> "";
                    case Sent.Again again -> again.why();
                    case Sent.Busy busy -> busy.why();
                    case Sent.Never never -> never.why();
                });
    }
}
