package dev.baton.desk.genesys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.desk.DeskConnection.Heard;
import dev.baton.desk.DeskEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What has happened in a conversation, read from its participants. */
class GenesysTalkTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private static GenesysTalk read(String... participants) {
        return GenesysTalk.of(
                "ref",
                GenesysCalls.json("{\"id\":\"c1\",\"participants\":[" + String.join(",", participants) + "]}"),
                NOON);
    }

    private static String participant(String id, String purpose, String name, String rest) {
        return "{\"id\":\"%s\",\"purpose\":\"%s\",\"name\":\"%s\"%s}".formatted(id, purpose, name, rest);
    }

    private static String connected(String at) {
        return ",\"state\":\"connected\",\"connectedTime\":\"2026-11-20T" + at + "Z\"";
    }

    private static String ended(String from, String to) {
        return ",\"state\":\"disconnected\",\"connectedTime\":\"2026-11-20T" + from + "Z\",\"endTime\":\"2026-11-20T"
                + to + "Z\"";
    }

    private static List<String> ids(GenesysTalk talk) {
        return talk.facts().stream().map(Heard::id).toList();
    }

    @Test
    void an_agent_who_is_only_asked_has_not_joined_and_is_worth_another_look_soon() {
        GenesysTalk talk = read(
                participant("p1", "customer", "Ann", connected("11:50:00")),
                participant("p2", "agent", "Dana", ",\"state\":\"alerting\""));
        assertThat(talk.facts()).isEmpty();
        assertThat(talk.talking()).isEmpty();
        assertThat(talk.alerting()).isTrue();
    }

    @Test
    void who_came_and_went_and_where_it_was_passed_on_stand_in_the_order_of_time() {
        GenesysTalk talk = read(
                participant("p1", "customer", "Ann", connected("11:50:00")),
                participant("p2", "acd", "Help", ended("11:50:01", "11:51:00")),
                participant("p4", "acd", "Returns", ended("11:55:00", "11:56:00")),
                participant("p5", "agent", "Eli", connected("11:56:00")),
                participant("p3", "agent", "Dana", ended("11:51:00", "11:55:00")));
        assertThat(ids(talk)).containsExactly("p3:joined", "p4:transferred", "p3:left", "p5:joined");
        assertThat(talk.talking()).contains(new GenesysTalk.Person("p5", "Eli"));
        assertThat(talk.facts().get(1).events()).containsExactly(new DeskEvent.Transferred("Returns"));
    }

    @Test
    void the_end_is_told_when_the_last_words_have_had_time_to_come() {
        String customer = participant("p1", "customer", "Ann", ended("11:50:00", "11:59:58"));
        GenesysTalk fresh = read(customer);
        assertThat(fresh.facts()).isEmpty();
        assertThat(fresh.endsIn()).contains(Duration.ofSeconds(3));

        GenesysTalk later = GenesysTalk.of(
                "ref", GenesysCalls.json("{\"id\":\"c1\",\"participants\":[" + customer + "]}"), NOON.plusSeconds(3));
        assertThat(later.facts()).containsExactly(new Heard("c1:ended", "ref", List.of(new DeskEvent.Ended())));
        assertThat(later.endsIn()).isEmpty();
    }

    @Test
    void an_agent_who_leaves_a_customer_behind_has_not_ended_it() {
        GenesysTalk talk = read(
                participant("p1", "customer", "Ann", connected("11:50:00")),
                participant("p2", "agent", "Dana", ended("11:51:00", "11:52:00")));
        assertThat(ids(talk)).containsExactly("p2:joined", "p2:left");
        assertThat(talk.talking()).isEmpty();
    }

    @Test
    void what_cannot_be_read_says_nothing() {
        assertThat(GenesysTalk.of("ref", GenesysCalls.json("no JSON"), NOON).facts())
                .isEmpty();
        assertThat(read(participant("p1", "agent", "Dana", ",\"connectedTime\":\"yesterday\""))
                        .facts())
                .isEmpty();
    }
}
