package dev.baton.platform.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.platform.net.ServerSentEvents.ServerSentEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Server-sent events as the HTML standard has them. */
class ServerSentEventsTest {

    private static List<ServerSentEvent> read(String stream) {
        var events = new ServerSentEvents();
        return stream.lines().flatMap(line -> events.line(line).stream()).toList();
    }

    @Test
    void an_event_ends_with_an_empty_line_and_its_lines_of_data_belong_together() {
        assertThat(read("id: 7\nevent: note\ndata: one\ndata:two\ndata\n\ndata: three\n\n"))
                .containsExactly(
                        new ServerSentEvent("7", "note", "one\ntwo\n"), new ServerSentEvent("7", "message", "three"));
    }

    @Test
    void comments_what_is_unknown_and_what_has_no_data_say_nothing_but_an_id_stays() {
        assertThat(read(": ping\n\nretry: 10\nid: 3\n\nfoo: bar\n\ndata:  two spaces\n\n"))
                .containsExactly(new ServerSentEvent("3", "message", " two spaces"));
    }

    @Test
    void what_breaks_off_before_its_end_is_none() {
        assertThat(read("data: half")).isEmpty();
    }

    @Test
    void an_event_that_never_ends_breaks_the_stream() {
        var events = new ServerSentEvents();
        String line = "data: " + "x".repeat(ServerSentEvents.LONGEST / 2);
        events.line(line);
        assertThatThrownBy(() -> {
                    events.line(line);
                    events.line(line);
                })
                .isInstanceOf(IllegalStateException.class);
    }
}
