package dev.baton.conversation.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.conversation.Event;
import dev.baton.conversation.Service;
import dev.baton.conversation.Service.First;
import dev.baton.conversation.Service.Wider;
import dev.baton.conversation.Target;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** What an entry into the queue says about how it is served; entries from before there was anything to say are plain. */
class ServiceFormatTest {

    private static final Instant TIME = Instant.parse("2026-10-05T08:00:00.123456Z");

    /** Never changed: what was written once is read for ever. */
    private static final String WRITTEN = """
            {"target": {"team": "support"}, "priority": 2, "returned": false, "since": "2026-10-05T08:00:00.123456Z",
             "deadline": "2026-10-05T09:00:00.123456Z", "botSpeaks": true, "position": 3,
             "service": {"weight": 33, "restingWeight": 10, "autoAccept": true, "ringSeconds": 15, "wrapUpSeconds": 30,
                         "backSeconds": 60, "language": "de",
                         "wider": [{"afterSeconds": 90, "target": {"team": "sales", "skill": "spanish"}}]},
             "first": {"agent": "0199b3a0-0000-7000-8000-00000000000a", "until": "2026-10-05T08:01:00.123456Z", "joins": true},
             "rule": "Orders"}""";

    private static final Service SERVICE = new Service(
            33,
            10,
            true,
            Optional.of(15L),
            30,
            60,
            Optional.of("de"),
            List.of(new Wider(90, new Target(Optional.of("sales"), Optional.of("spanish"), Optional.empty()))));

    private static final First FIRST = new First("0199b3a0-0000-7000-8000-00000000000a", TIME.plusSeconds(60), true);

    private static final Event.Queued SERVED = new Event.Queued(
            Target.team("support"),
            2,
            false,
            TIME,
            TIME.plusSeconds(3_600),
            true,
            3,
            Optional.empty(),
            Optional.empty(),
            Optional.of(SERVICE),
            Optional.of(FIRST),
            Optional.of("Orders"));

    @Test
    void an_entry_says_how_it_is_served() {
        assertThat(Json.MAPPER.readTree(EventCodec.write(SERVED).facts())).isEqualTo(Json.MAPPER.readTree(WRITTEN));
        assertThat(EventCodec.read("handover.queued", (short) 1, WRITTEN, null)).isEqualTo(SERVED);
    }

    @Test
    void an_entry_that_says_nothing_about_it_is_served_plainly() {
        var plain = (ObjectNode) Json.MAPPER.readTree(WRITTEN);
        plain.remove(List.of("service", "first", "rule"));
        var read = (Event.Queued) EventCodec.read("handover.queued", (short) 1, plain.toString(), null);
        assertThat(read.service()).isEmpty();
        assertThat(read.first()).isEmpty();
        assertThat(read.rule()).isEmpty();
    }

    @Test
    void what_the_router_reads_from_a_state_is_the_same() {
        assertThat(StateCodec.readService(Json.MAPPER.writeValueAsString(SERVICE)))
                .isEqualTo(SERVICE);
        assertThat(StateCodec.readFirst(Json.MAPPER.writeValueAsString(FIRST))).isEqualTo(FIRST);
    }
}
