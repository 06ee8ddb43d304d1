package dev.baton.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.assistant.HandoverReason;
import dev.baton.language.Gist;
import dev.baton.language.mood.Frustration;
import dev.baton.language.mood.Frustration.Part;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BotMemoryTest {

    @Test
    void the_written_form_stays_readable_by_later_releases() {
        var values = new LinkedHashMap<String, String>();
        values.put("order", "12345");
        values.put("name", "Zoë \"Z\"");
        var memory = new BotMemory(
                List.of(
                        new Place.Back("orders", "2"),
                        new Place.Called("orders", "hook"),
                        new Place.Searching("how long", List.of("returns")),
                        new Place.Offered(HandoverReason.CANNOT_ANSWER, "No answer."),
                        new Place.Choosing(List.of("returns", "refund"), true),
                        new Place.Helped("how long"),
                        new Place.AskedFirst(1, 2, HandoverReason.PLANNED, "A step.", "returns", "3", 0),
                        new Place.Asked("size-advice", "height", 2)),
                new BotMemory.Counts(7, 1, 1, true),
                new Mood(
                        new Frustration(0.25, 1, List.of(new Part("shouts", 0.25))),
                        2,
                        List.of(new Gist(1, 2), new Gist(3, 4))),
                "my order is late",
                Optional.of(new BotMemory.Cause(HandoverReason.REQUESTED, "Asked.")),
                values);
        String golden = "{\"f\":2,\"places\":[{\"is\":\"back\",\"action\":\"orders\",\"step\":\"2\"},"
                + "{\"is\":\"called\",\"action\":\"orders\",\"step\":\"hook\"},"
                + "{\"is\":\"searching\",\"said\":\"how long\",\"actions\":[\"returns\"]},"
                + "{\"is\":\"offered\",\"reason\":\"cannot_answer\",\"evidence\":\"No answer.\"},"
                + "{\"is\":\"choosing\",\"person\":true,\"actions\":[\"returns\",\"refund\"]},"
                + "{\"is\":\"helped\",\"said\":\"how long\"},"
                + "{\"is\":\"first\",\"action\":\"returns\",\"step\":\"3\",\"index\":1,\"reason\":\"planned\","
                + "\"evidence\":\"A step.\",\"attempts\":2},"
                + "{\"is\":\"asked\",\"action\":\"size-advice\",\"step\":\"height\",\"attempts\":2}],"
                + "\"said\":7,\"misses\":1,\"warnings\":1,\"assisted\":true,"
                + "\"mood\":{\"score\":0.25,\"repeats\":1,\"why\":\"shouts\",\"unanswered\":2,"
                + "\"asked\":[\"AAAAAAAAAAEAAAAAAAAAAg\",\"AAAAAAAAAAMAAAAAAAAABA\"]},\"opening\":\"my order is late\","
                + "\"cause\":{\"reason\":\"requested\",\"evidence\":\"Asked.\"},"
                + "\"values\":{\"order\":\"12345\",\"name\":\"Zoë \\\"Z\\\"\"}}";
        assertThat(memory.toJson()).isEqualTo(golden);
        assertThat(BotMemory.fromJson(golden)).isEqualTo(memory);
    }

    @Test
    void memory_of_the_first_format_is_still_read() {
        String first = "{\"f\":1,\"questions\":[{\"action\":\"returns\",\"step\":\"1\",\"attempts\":1}],\"misses\":1,"
                + "\"values\":{\"order\":\"12345\"}}";
        BotMemory memory = BotMemory.fromJson(first);
        assertThat(memory.places()).containsExactly(new Place.Asked("returns", "1", 1));
        assertThat(memory.misses()).isEqualTo(1);
        assertThat(memory.values()).containsEntry("order", "12345");
    }

    @Test
    void a_place_of_a_kind_that_is_not_known_is_dropped() {
        assertThat(BotMemory.fromJson("{\"f\":2,\"places\":[{\"is\":\"dancing\"},{\"is\":\"helped\",\"said\":\"a\"}]}")
                        .places())
                .containsExactly(new Place.Helped("a"));
    }

    @Test
    void anEmptyMemoryIsAlmostNothing() {
        assertThat(BotMemory.empty().toJson()).isEqualTo("{\"f\":2}");
        assertThat(BotMemory.fromJson("{\"f\":2}")).isEqualTo(BotMemory.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "7",
                "{\"f\":9,\"misses\":3}",
                "{\"f\":1,\"questions\":7,\"values\":[],\"misses\":\"x\"}",
                "{\"f\":1,\"questions\":[7,null,{}]}"
            })
    void whatCannotBeReadStartsAfresh(String json) {
        BotMemory memory = BotMemory.fromJson(json);
        assertThat(memory.misses()).isZero();
        assertThat(memory.values()).isEmpty();
        Talk talk = new Talk(
                dev.baton.assistant.InMemoryAssistants.demo().find("demo").orElseThrow());
        talk.remembering(memory);
        assertThat(talk.say("hello").lines()).isNotEmpty();
    }

    @Test
    void theOldestValuesAreForgottenFirst() {
        BotMemory memory = BotMemory.empty();
        for (int number = 0; number < 100; number++) {
            memory = memory.withValue("value" + number, "x".repeat(500));
        }
        assertThat(memory.values()).containsKey("value99").doesNotContainKey("value0");
        assertThat(memory.values().get("value99")).hasSize(200);
    }

    @Property(tries = 200)
    void anyMemoryIsSmallAndComesBackAsItWas(
            @ForAll @Size(max = 60) Map<String, String> values, @ForAll @Size(max = 12) List<String> steps) {
        var named = new LinkedHashMap<String, String>();
        values.values().forEach(value -> named.put("v" + named.size(), value));
        var memory = new BotMemory(
                steps.stream()
                        .<Place>map(step -> new Place.AskedFirst(
                                20, 20, HandoverReason.INVALID_ANSWERS, step, "a".repeat(64), "s".repeat(64), 1L << 40))
                        .toList(),
                new BotMemory.Counts(1_000, 1_000, 1_000, true),
                new Mood(
                        new Frustration(0.123456, 1_000, List.of(new Part(String.join("漢", steps), 0.5))),
                        1_000,
                        Stream.generate(() -> new Gist(-1, -1)).limit(9).toList()),
                String.join("\"", steps),
                Optional.of(new BotMemory.Cause(HandoverReason.INVALID_ANSWERS, String.join("漢", steps))),
                named);
        String json = memory.toJson();
        assertThat(json.getBytes(StandardCharsets.UTF_8).length).isLessThan(BotMemory.MAX_BYTES);
        assertThat(BotMemory.fromJson(json)).isEqualTo(memory);
    }
}
