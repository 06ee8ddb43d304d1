package dev.baton.desk.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.delivery.webhook.SignedRequest;
import dev.baton.desk.DeskConnection.Heard;
import dev.baton.desk.DeskEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessagingEventsTest {

    private static List<Heard> read(String body, Map<String, String> headers) {
        return MessagingEvents.read(
                new SignedRequest("POST", "", headers, body.getBytes(StandardCharsets.UTF_8)), "baton");
    }

    private static String assigned(String at) {
        return """
                {"ticket": "1", "conversation": "c1", "at": "%s", "event": "assigned", "agent": {"id": "7", "name": "Dana"}}
                """.formatted(at);
    }

    @Test
    void what_a_trigger_sends_has_zendesks_id_and_without_one_its_own() {
        Heard named = read(assigned("10:00"), Map.of("X-Zendesk-Webhook-Invocation-Id", "inv-1"))
                .getFirst();
        assertThat(named).isEqualTo(new Heard("inv-1", "c1", List.of(new DeskEvent.Joined("Dana", "Dana"))));

        String first = read(assigned("10:00"), Map.of()).getFirst().id();
        assertThat(first).isNotBlank();
        assertThat(read(assigned("10:00"), Map.of()).getFirst().id()).isEqualTo(first);
        assertThat(read(assigned("10:05"), Map.of()).getFirst().id()).isNotEqualTo(first);
    }

    @Test
    void cards_and_places_become_text_and_what_is_unreadable_is_nothing() {
        String card = """
                {"events": [{"id": "e1", "type": "conversation:message", "payload": {"conversation": {"id": "c1"},
                  "message": {"author": {"type": "business", "displayName": "Dana"}, "source": {"type": "zd:agentWorkspace"},
                    "content": {"type": "carousel", "items": [{"title": "Boots", "description": "Red",
                      "actions": [{"type": "link", "text": "Buy", "uri": "https://shop.example/boots"}]}]}}}}]}
                """;
        assertThat(read(card, Map.of()).getFirst().events())
                .containsExactly(
                        new DeskEvent.Message("Dana", "Dana", "Boots\nRed\n• Buy: https://shop.example/boots"));
        assertThat(read("no JSON", Map.of())).isEmpty();
        assertThat(read("{\"events\": [{\"id\": \"e1\", \"type\": \"user:merge\"}]}", Map.of()))
                .isEmpty();
    }
}
