package dev.baton.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.assistant.AssistantDocument;
import dev.baton.assistant.InMemoryAssistants;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

class DialogPropertiesTest {

    private static final AssistantDocument DEMO =
            InMemoryAssistants.demo().find("demo").orElseThrow();

    /** Something of everything, in ways that meet each other. */
    private static final String ALL = """
            id: all
            languages: en
            actions:
              - {id: a, name: A, start: "* a *", steps: [{ask: x, kind: number, text: X?, attempts: 1, giveUp: ask}, {call: b}, {say: "{x}"}]}
              - {id: b, name: B, start: "* b *", steps: [{ask: y, text: Y?, skip: known}, {webhook: {url: "https://x.example.com/{y}", into: {z: /z}}}, {call: a}]}
              - {id: c, name: C, start: "* c *", steps: [{set: {n: "= {n|1} * 9"}}, {goto: a, when: {value: n, below: 99}}, {search: {helpful: true}}, {connect: rules}]}
              - {id: d, name: D, start: "* d *", steps: [{id: s, ask: o, kind: options, text: O?, options: [p, q]}, {reask: s, when: {value: o, equals: p}}, {connect: {team: t}}]}
              - {id: e, start: "* e *", steps: [{id: again, set: {n: "= {n|1} + 1"}, next: again}]}
            noMatch: {then: ask, search: true, helpful: true}
            fallback: {profanity: [{ask: why, text: Why?}, {call: c}]}
            personRequests: {askOnce: true}
            handover: {defaultTeam: support, askFirst: [{ask: mail, kind: email, text: Mail?}]}
            """;

    private static final String[] WORDS = {
        "a",
        "b",
        "c",
        "d",
        "e",
        "12",
        "p",
        "q",
        "yes",
        "no",
        "agent",
        "shit",
        "suicide",
        "skip",
        "A",
        "None of these",
        "xyzzy",
        "a@example.com",
        "\uD83D",
        "漢".repeat(3_000),
        "\"\\".repeat(4_000),
        ""
    };

    @Property(tries = 100)
    void the_same_turn_always_has_the_same_answer(@ForAll @StringLength(max = 200) String text, @ForAll Random random) {
        String said = random.nextInt(20) == 0 ? (text + "x").repeat(8_000 / (text.length() + 1)) : text;
        Talk one = new Talk(DEMO);
        Talk other = new Talk(DEMO);
        for (String opening : new String[] {"order status", "size advice", "invoice", said}) {
            assertThat(one.say(opening, said)).isEqualTo(other.say(opening, said));
        }
    }

    @Property(tries = 150)
    void a_turn_never_ends_in_silence_and_memory_stays_small(@ForAll Random random) {
        Talk talk = Talk.with(ALL);
        for (int turn = 0; turn < 40; turn++) {
            BotAnswer answer = talk.owed().isPresent()
                    ? talk.hear(new BotInput.Returned(result(random)), said(random))
                    : talk.hear(said(random));
            assertThat(answer.lines().isEmpty() && answer.wish().isEmpty() && !answer.goesOn())
                    .as("silence")
                    .isFalse();
            assertThat(answer.goesOn() && answer.wish().isPresent()).isFalse();
            assertThat(answer.goesOn()).isEqualTo(talk.owed().isPresent());
            assertThat(answer.memory().toJson().getBytes(StandardCharsets.UTF_8).length)
                    .isLessThan(BotMemory.MAX_BYTES);
            assertThat(BotMemory.fromJson(answer.memory().toJson())).isEqualTo(answer.memory());
        }
    }

    private static BotInput said(Random random) {
        String text = WORDS[random.nextInt(WORDS.length)];
        return random.nextInt(4) > 0
                ? new BotInput.Said(text)
                : new BotInput.Said(
                        text,
                        Meanings.intents(
                                Meanings.intent("a", random.nextDouble(0.01, 0.6)),
                                Meanings.intent("d", random.nextDouble(0.01, 0.39))));
    }

    private static EffectResult result(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> new EffectResult.Values(Map.of("z", "1"));
            case 1 -> new EffectResult.Found("Found.");
            default -> new EffectResult.Nothing("it failed.");
        };
    }
}
