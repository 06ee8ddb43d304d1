package dev.baton.desk.salesforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.desk.Desk;
import dev.baton.desk.DeskConnection.Heard;
import dev.baton.desk.DeskEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What conversation entries say, as they are listed and as they come over the stream. */
class SalesforceEntriesTest {

    private static List<DeskEvent> events(String type, String role, String payload) {
        return SalesforceEntries.heard("ref", SalesforceCalls.json("""
                        {"identifier": "e1", "entryType": "%s", "senderDisplayName": "Dana",
                         "sender": {"role": "%s", "subject": "005x"}, "entryPayload": %s}
                        """.formatted(type, role, payload)))
                .map(Heard::events)
                .orElse(List.of());
    }

    @Test
    void a_payload_is_read_as_json_and_as_a_text_with_json_in_it() {
        String content =
                "{\"abstractMessage\":{\"messageType\":\"StaticContentMessage\",\"staticContent\":{\"formatType\":\"Text\",\"text\":\"Hi\"}}}";
        var said = new DeskEvent.Message("005x", "Dana", "Hi");
        assertThat(events("Message", "Agent", content)).containsExactly(said);
        assertThat(events("Message", "Agent", "\"" + content.replace("\"", "\\\"") + "\""))
                .containsExactly(said);
        assertThat(events("Message", "EndUser", content)).isEmpty();
        assertThat(events("Message", "Chatbot", content)).containsExactly(new DeskEvent.Notice("Hi"));
    }

    @Test
    void choices_become_buttons_and_links_lines() {
        assertThat(events("Message", "Agent", """
                        {"abstractMessage": {"messageType": "ChoicesMessage", "choices": {"formatType": "Buttons", "text": "Which?",
                         "optionItems": [{"titleItem": {"title": "Red"}}, {"titleItem": {"title": "Blue"}}]}}}
                        """))
                .containsExactly(new DeskEvent.Message("005x", "Dana", "Which?", List.of(), List.of("Red", "Blue")));
        assertThat(events("Message", "Agent", """
                        {"abstractMessage": {"messageType": "StaticContentMessage", "staticContent": {"formatType": "RichLink",
                         "linkItem": {"titleItem": {"title": "Returns"}, "url": "https://shop.example.com/returns"}}}}
                        """))
                .containsExactly(new DeskEvent.Message("005x", "Dana", "Returns\nhttps://shop.example.com/returns"));
    }

    @Test
    void only_agents_join_and_leave() {
        String change =
                "{\"entries\":[{\"operation\":\"%s\",\"displayName\":\"Eli\",\"participant\":{\"role\":\"%s\",\"subject\":\"005y\"}}]}";
        assertThat(events("ParticipantChanged", "System", change.formatted("add", "Agent")))
                .containsExactly(new DeskEvent.Joined("005y", "Eli"));
        assertThat(events("ParticipantChanged", "System", change.formatted("remove", "Agent")))
                .containsExactly(new DeskEvent.Left("Eli"));
        assertThat(events("ParticipantChanged", "System", change.formatted("add", "Chatbot")))
                .isEmpty();
    }

    @Test
    void a_routing_tells_the_wait_and_one_that_failed_is_a_failure() {
        assertThat(events("RoutingResult", "System", """
                        {"routingType": "Initial", "failureType": "None", "estimatedWaitTime": {"estimatedWaitTimeInSeconds": 90}}
                        """))
                .containsExactly(
                        new DeskEvent.Waits(new Desk.Waiting(Optional.empty(), Optional.of(Duration.ofSeconds(90)))));
        assertThat(events("RoutingResult", "System", """
                        {"routingType": "Initial", "failureType": "RoutingError", "failureReason": "no agent is online"}
                        """))
                .containsExactly(new DeskEvent.Failed("Salesforce could not route it: no agent is online."));
        assertThat(events("QueuePosition", "System", "{\"position\": 3}"))
                .containsExactly(new DeskEvent.Waits(new Desk.Waiting(Optional.of(3), Optional.empty())));
    }

    @Test
    void the_end_is_a_session_that_ended_or_a_conversation_that_was_closed() {
        assertThat(events("SessionStatusChanged", "System", "{\"sessionStatus\": \"Ended\"}"))
                .containsExactly(new DeskEvent.Ended());
        assertThat(events("SessionStatusChanged", "System", "{\"sessionStatus\": \"Active\"}"))
                .isEmpty();
        assertThat(events("CloseConversation", "Agent", "{}")).containsExactly(new DeskEvent.Ended());
    }

    @Test
    void what_has_no_id_or_is_of_a_new_kind_says_nothing() {
        assertThat(SalesforceEntries.heard("ref", SalesforceCalls.json("{}"))).isEmpty();
        assertThat(events("SomethingNew", "Agent", "\"no JSON\"")).isEmpty();
    }
}
