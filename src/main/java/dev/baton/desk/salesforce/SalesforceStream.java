package dev.baton.desk.salesforce;

import dev.baton.desk.DeskConnection.Heard;
import dev.baton.desk.DeskEar;
import dev.baton.desk.DeskEvent;
import dev.baton.desk.DeskStream;
import dev.baton.platform.net.CheckedHttp.Answer;
import dev.baton.platform.net.CheckedStreams;
import dev.baton.platform.net.ServerSentEvents.ServerSentEvent;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Hears one conversation. The stream goes on after the last event that was stored; when it is opened, the conversation's entries are
 * read as well, in case the server no longer has what was missed.
 */
final class SalesforceStream implements DeskStream {

    /** After how long without a byte the stream counts as broken; Salesforce sends a ping more often than that. */
    static final Duration SILENCE = Duration.ofMinutes(2);

    /** Entries that are read when the stream is opened. */
    static final int ENTRIES = 100;

    private static final int UNAUTHORIZED = 401;

    private final SalesforceAccount account;
    private final SalesforceCalls calls;
    private final SalesforceSessions sessions;
    private final CheckedStreams streams;
    private final Clock clock;

    SalesforceStream(
            SalesforceAccount account,
            SalesforceCalls calls,
            SalesforceSessions sessions,
            CheckedStreams streams,
            Clock clock) {
        this.account = account;
        this.calls = calls;
        this.sessions = sessions;
        this.streams = streams;
        this.clock = clock;
    }

    @Override
    public boolean perConversation() {
        return true;
    }

    @Override
    public void listen(DeskEar ear) throws IOException {
        String reference = ear.references().iterator().next();
        SalesforceNotes session = sessions.of(reference)
                .orElseThrow(() -> new IOException("The session at Salesforce is no longer known."));
        readEntries(reference, session, ear);
        Map<String, String> headers = new HashMap<>(SalesforceCalls.bearer(session.token()));
        headers.put("X-Org-Id", account.organization());
        String after = ear.position().orElse(session.lastEventId());
        if (!after.isEmpty()) {
            headers.put("Last-Event-Id", after);
        }
        try {
            streams.hear(
                    account.url().resolve("/eventrouter/v1/sse"),
                    headers,
                    SILENCE,
                    event -> hear(reference, event, ear));
        } catch (CheckedStreams.Refused refused) {
            if (refused.status() != UNAUTHORIZED) {
                throw refused;
            }
            isOver(reference, session, ear);
        }
    }

    /** A user who is signed in goes on in a new session; a guest whose session has run out cannot. */
    private void isOver(String reference, SalesforceNotes session, DeskEar ear) throws IOException {
        if (sessions.renew(reference)) {
            return;
        }
        if (session.until().filter(end -> !end.isAfter(clock.instant())).isEmpty()) {
            throw new IOException("Salesforce refuses the session.");
        }
        ear.hear(new Heard(
                reference + ":over",
                reference,
                List.of(new DeskEvent.Failed("The session at Salesforce has run out, after some hours."))));
    }

    private void readEntries(String reference, SalesforceNotes session, DeskEar ear) {
        if (calls.get("conversation/" + reference + "/entries?limit=" + ENTRIES + "&direction=FromEnd", session.token())
                        instanceof Answer answer
                && answer.isOk()) {
            SalesforceCalls.json(answer.body())
                    .path("conversationEntries")
                    .valueStream()
                    .sorted(Comparator.comparingLong(
                            entry -> entry.path("transcriptedTimestamp").asLong(0)))
                    .forEach(entry -> hear(reference, entry, ear));
        }
    }

    private void hear(String reference, ServerSentEvent event, DeskEar ear) {
        if (event.name().startsWith("CONVERSATION_")) {
            JsonNode said = SalesforceCalls.json(event.data());
            if (said.path("conversationId").asString("").equalsIgnoreCase(reference)) {
                hear(reference, said.path("conversationEntry"), ear);
            }
        }
        if (!event.id().isEmpty()) {
            ear.reached(event.id());
        }
    }

    private void hear(String reference, JsonNode entry, DeskEar ear) {
        SalesforceEntries.heard(reference, entry).ifPresent(heard -> {
            ear.hear(heard);
            if (heard.events().stream().anyMatch(DeskEvent.Message.class::isInstance)) {
                sessions.said(reference, heard.id());
            }
        });
    }
}
