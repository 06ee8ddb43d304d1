package dev.baton.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.bot.BotMemory.OpenQuestion;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BotMemoryTest {

    @Test
    void theWrittenFormStaysReadableByLaterReleases() {
        var values = new LinkedHashMap<String, String>();
        values.put("order", "12345");
        values.put("name", "Zoë \"Z\"");
        var memory = new BotMemory(
                List.of(new OpenQuestion("returns", "1", 0), new OpenQuestion("size-advice", "height", 2)), 1, values);
        String golden = "{\"f\":1,\"questions\":[{\"action\":\"returns\",\"step\":\"1\",\"attempts\":0},"
                + "{\"action\":\"size-advice\",\"step\":\"height\",\"attempts\":2}],\"misses\":1,"
                + "\"values\":{\"order\":\"12345\",\"name\":\"Zoë \\\"Z\\\"\"}}";
        assertThat(memory.toJson()).isEqualTo(golden);
        assertThat(BotMemory.fromJson(golden)).isEqualTo(memory);
    }

    @Test
    void anEmptyMemoryIsAlmostNothing() {
        assertThat(BotMemory.empty().toJson()).isEqualTo("{\"f\":1}");
        assertThat(BotMemory.fromJson("{\"f\":1}")).isEqualTo(BotMemory.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "7",
                "{\"f\":2,\"misses\":3}",
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
                        .map(step -> new OpenQuestion("a".repeat(64), "s".repeat(Math.min(64, step.length())), 20))
                        .toList(),
                1_000,
                named);
        String json = memory.toJson();
        assertThat(json.getBytes(StandardCharsets.UTF_8).length).isLessThan(BotMemory.MAX_BYTES);
        assertThat(BotMemory.fromJson(json)).isEqualTo(memory);
    }
}
