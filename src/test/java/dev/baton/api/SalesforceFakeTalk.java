package dev.baton.api;

import static dev.baton.api.Shop.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.api.DeskSocket.Asked;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A conversation in the fake Salesforce: what was said, and the events of its stream, which are kept. */
final class SalesforceFakeTalk {

    private record Entry(String event, Map<String, Object> entry, Map<String, Object> payload) {}

    private final String id;
    private final String token;
    private final JsonNode attributes;
    private final List<Entry> entries = new ArrayList<>();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<String> signs = new CopyOnWriteArrayList<>();
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private volatile String opening = "";
    private volatile boolean closed;
    private int broken;
    private int heard;

    SalesforceFakeTalk(String id, String token, JsonNode attributes) {
        this.id = id;
        this.token = token;
        this.attributes = attributes;
    }

    String id() {
        return id;
    }

    /** Of whom it is; a guest's sessions are all of somebody else. */
    boolean isOpenFor(String other) {
        return claims(other).at("/sub").equals(claims(token).at("/sub"));
    }

    static JsonNode claims(String token) {
        return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    }

    Map<String, byte[]> files() {
        return files;
    }

    /** A form with what the file is, and its bytes. */
    void hearsFile(Asked asked) {
        String type = asked.header("content-type").orElseThrow();
        String boundary = "--" + type.substring(type.indexOf("boundary=") + "boundary=".length());
        String whole = new String(asked.body(), StandardCharsets.ISO_8859_1);
        String[] parts = whole.split(Pattern.quote(boundary), -1);
        assertThat(parts[1])
                .contains("name=\"messageEntry\"", "\"esDeveloperName\":\"" + SalesforceFake.DEPLOYMENT + "\"");
        assertThat(parts[2]).contains("name=\"fileData\"; filename=\"");
        assertThat(parts[3]).isEqualTo("--\r\n");
        int start = parts[2].indexOf("\r\n\r\n") + 4;
        String name = parts[2].substring(parts[2].indexOf("filename=\"") + "filename=\"".length());
        files.put(
                name.substring(0, name.indexOf('"')),
                parts[2].substring(start, parts[2].length() - 2).getBytes(StandardCharsets.ISO_8859_1));
    }

    void offers(String name, String text, List<String> choices) {
        tells(
                "CONVERSATION_MESSAGE",
                "Message",
                "Agent",
                name,
                Map.of(
                        "abstractMessage",
                        Map.of(
                                "messageType",
                                "ChoicesMessage",
                                "choices",
                                Map.of(
                                        "formatType",
                                        "Buttons",
                                        "text",
                                        text,
                                        "optionItems",
                                        choices.stream()
                                                .map(choice -> Map.of("titleItem", Map.of("title", choice)))
                                                .toList()))));
    }

    List<String> lines() {
        return lines;
    }

    List<String> signs() {
        return signs;
    }

    String opening() {
        return attributes + opening;
    }

    boolean isClosed() {
        return closed;
    }

    void closes() {
        closed = true;
    }

    boolean isOf(String conversation) {
        return attributes.at("/baton_conversation").asString("").equals(conversation) && !opening.isEmpty();
    }

    void hears(JsonNode body) {
        boolean first = body.path("isNewMessagingSession").asBoolean(false);
        String text = body.at("/message/staticContent/text").asString();
        if (seen.add(body.at("/message/id").asString())) {
            if (first) {
                opening = text;
            } else {
                lines.add(text);
            }
        }
    }

    /** A mark that the customer has read it: of something that was said. */
    void reads(JsonNode mark) {
        assertThat(mark.at("/entryType").asString()).isEqualTo("Read");
        synchronized (entries) {
            assertThat(entries.stream()
                            .filter(entry -> entry.event().equals("CONVERSATION_MESSAGE"))
                            .map(entry -> entry.entry().get("identifier")))
                    .contains(mark.at("/conversationEntryId").asString());
        }
        signs.add("read");
    }

    void says(String message, String role, String name, Map<String, Object> content) {
        tells(
                UUID.nameUUIDFromBytes((id + message).getBytes(StandardCharsets.UTF_8))
                        .toString(),
                "CONVERSATION_MESSAGE",
                "Message",
                role,
                name,
                Map.of(
                        "abstractMessage",
                        Map.of("messageType", "StaticContentMessage", "id", message, "staticContent", content)));
    }

    void changes(String operation, String name) {
        tells(
                "CONVERSATION_PARTICIPANT_CHANGED",
                "ParticipantChanged",
                "System",
                "Automated Process",
                Map.of(
                        "entries",
                        List.of(Map.of(
                                "operation",
                                operation,
                                "displayName",
                                name,
                                "participant",
                                Map.of("role", "Agent", "appType", "agent", "subject", "005" + name)))));
    }

    void ends() {
        tells(
                "CONVERSATION_SESSION_STATUS_CHANGED",
                "SessionStatusChanged",
                "System",
                "Automated Process",
                Map.of("sessionStatus", "Ended", "sessionEndedByRole", "Agent"));
    }

    void tells(String event, String type, String role, String name, Map<String, Object> payload) {
        tells(UUID.randomUUID().toString(), event, type, role, name, payload);
    }

    private void tells(
            String identifier, String event, String type, String role, String name, Map<String, Object> payload) {
        Map<String, Object> whole = new LinkedHashMap<>(payload);
        whole.put("entryType", type);
        whole.put("id", UUID.randomUUID().toString());
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("senderDisplayName", name);
        entry.put("identifier", identifier);
        entry.put("entryType", type);
        entry.put("entryPayload", whole);
        entry.put("sender", Map.of("role", role, "appType", "agent", "subject", "005" + name));
        entry.put("transcriptedTimestamp", Instant.now().toEpochMilli());
        synchronized (entries) {
            entries.add(new Entry(event, entry, whole));
            entries.notifyAll();
        }
    }

    /** As they are listed: with what they say as JSON, where the stream has it as a text. */
    String entries() {
        synchronized (entries) {
            return json(
                    "conversationEntries", entries.stream().map(Entry::entry).toList());
        }
    }

    /** How many streams were opened. */
    int heard() {
        synchronized (entries) {
            return heard;
        }
    }

    /** Streams what came after the given event, then what comes, until it is broken off. */
    void stream(int after, OutputStream out) throws IOException {
        int next = after;
        int mine;
        synchronized (entries) {
            mine = broken;
            heard++;
        }
        out.write("event: ping\ndata: 0\n\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
        while (true) {
            List<Entry> news;
            synchronized (entries) {
                while (entries.size() <= next && broken == mine) {
                    try {
                        entries.wait();
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                        return;
                    }
                }
                if (broken != mine) {
                    return;
                }
                news = List.copyOf(entries.subList(next, entries.size()));
            }
            for (Entry entry : news) {
                next++;
                out.write(frame(next, entry).getBytes(StandardCharsets.UTF_8));
            }
            out.flush();
        }
    }

    private String frame(int number, Entry entry) {
        Map<String, Object> written = new LinkedHashMap<>(entry.entry());
        written.put("entryPayload", json(pairs(entry.payload())));
        return "id: " + number + "\nevent: " + entry.event() + "\ndata: "
                + json("channelType", "embedded_messaging", "conversationId", id, "conversationEntry", written)
                + "\n\n";
    }

    private static Object[] pairs(Map<String, Object> map) {
        var pairs = new ArrayList<Object>();
        map.forEach((name, value) -> {
            pairs.add(name);
            pairs.add(value);
        });
        return pairs.toArray();
    }

    /** Ends the streams that there are. */
    void breakOff() {
        synchronized (entries) {
            broken++;
            entries.notifyAll();
        }
    }
}
