package dev.baton.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.assistant.AssistantDocument;
import dev.baton.assistant.AssistantParser;
import dev.baton.assistant.ParsedAssistant;
import dev.baton.assistant.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Documents as people break them: a bad one is a list of sentences with places, and one that is still valid, however odd, is
 * carried out with any input.
 */
class DocumentFuzzTest {

    private static final AssistantParser PARSER = new AssistantParser();
    private static final List<String> DOCUMENTS = documents();
    private static final List<String> SCRAPS = List.of(
            "{",
            "}",
            "[",
            "]",
            ":",
            "-",
            "*",
            "|",
            "&a ",
            "*a ",
            "!!x ",
            "\"",
            "'",
            "#",
            "\t",
            "\n",
            "  ",
            "%",
            "@",
            "`",
            "~",
            "null",
            "true",
            "-1",
            "99999999999999999999",
            "1e999",
            ".nan",
            "\u0000",
            "\uFEFF",
            "\uD83D",
            "\u202E",
            "{x|{y}}",
            "= 1 / 0",
            "(a*)*",
            "[[[[[[[[",
            "&x [*x]",
            "? ",
            "<<: {a: b}",
            "2026-02-30",
            "25:00-24:00");

    @Property(tries = 400)
    void a_document_that_was_damaged_is_read_or_refused_with_sentences_and_places(@ForAll Random random) {
        String yaml = damaged(random);
        check(PARSER.parse(yaml), yaml);
    }

    @Property(tries = 200)
    void any_text_is_refused_with_sentences(@ForAll @StringLength(max = 300) String text) {
        check(PARSER.parse(text), text);
        check(PARSER.parse("id: x\nlanguages: en\n" + text), text);
    }

    /** A talk with whatever document is left; what the customer writes is partly what the document waits for. */
    @Property(tries = 150)
    void a_document_that_is_still_valid_answers_any_input(
            @ForAll Random random, @ForAll @StringLength(max = 100) String any) {
        if (PARSER.parse(damaged(random)) instanceof ParsedAssistant.Valid valid) {
            AssistantDocument document = valid.document();
            Talk talk = new Talk(document);
            List<String> words = words(document, any);
            talk.greet();
            for (int turn = 0; turn < 25; turn++) {
                var inputs = new ArrayList<BotInput>();
                if (talk.owed().isPresent()) {
                    inputs.add(new BotInput.Returned(new EffectResult.Nothing("it failed.")));
                }
                for (int count = random.nextInt(3); count >= 0; count--) {
                    String text = words.get(random.nextInt(words.size()));
                    inputs.add(talk.isPrivate() ? BotInput.Said.privately(text) : new BotInput.Said(text));
                }
                BotAnswer answer = talk.hear(inputs.toArray(BotInput[]::new));
                assertThat(answer.lines().isEmpty() && answer.wish().isEmpty() && !answer.goesOn())
                        .as("silence after %s", inputs)
                        .isFalse();
                assertThat(answer.left())
                        .as("left without a turn that follows")
                        .isLessThanOrEqualTo(answer.goesOn() ? inputs.size() : 0);
                assertThat(answer.memory().toJson().getBytes(StandardCharsets.UTF_8).length)
                        .isLessThan(BotMemory.MAX_BYTES);
            }
        }
    }

    /** With an engine that tries one way after the other each of these takes longer than anybody would wait. */
    @ParameterizedTest
    @ValueSource(strings = {"(a+)+", "(a|a)*b", "(a*)*b", "(.*a){12}b", "(a?){50}a{50}b", "([a-z]+[a-z]*)*1"})
    void a_pattern_that_is_slow_elsewhere_is_quick_here_or_refused(String pattern) {
        String yaml = """
                id: x
                languages: en
                actions:
                  - {id: a, start: {regex: "%1$s"}, steps: [{say: A}]}
                  - {id: b, start: go, steps: [{ask: v, kind: regex, pattern: "%1$s", text: V?}]}
                noMatch: {text: No.}
                handover: {defaultTeam: t, masking: {patterns: [{name: p, pattern: "%1$s"}]}}
                """.formatted(pattern);
        ParsedAssistant parsed = PARSER.parse(yaml);
        check(parsed, yaml);
        if (parsed instanceof ParsedAssistant.Valid valid) {
            Talk talk = new Talk(valid.document());
            talk.say("go");
            assertThat(talk.say("a".repeat(8_000) + "!").lines()).isNotEmpty();
            assertThat(talk.say("a ".repeat(4_000) + "!").lines()).isNotEmpty();
        }
    }

    private static void check(ParsedAssistant parsed, String yaml) {
        if (parsed instanceof ParsedAssistant.Invalid invalid) {
            assertThat(invalid.problems()).as(yaml).isNotEmpty().allSatisfy(DocumentFuzzTest::readable);
        }
        assertThat(parsed.warnings()).allSatisfy(DocumentFuzzTest::readable);
    }

    private static void readable(Problem problem) {
        assertThat(problem.line()).isPositive();
        assertThat(problem.column()).isPositive();
        assertThat(problem.message()).isNotBlank().doesNotContain("Exception").doesNotContain("java.");
    }

    private static String damaged(Random random) {
        String yaml = DOCUMENTS.get(random.nextInt(DOCUMENTS.size()));
        for (int wounds = random.nextInt(4); wounds >= 0; wounds--) {
            yaml = random.nextBoolean() ? damagedLine(yaml, random) : damagedCharacters(yaml, random);
        }
        return yaml;
    }

    private static String damagedLine(String yaml, Random random) {
        var lines = new ArrayList<>(Arrays.asList(yaml.split("\n", -1)));
        int at = random.nextInt(lines.size());
        int other = random.nextInt(lines.size());
        switch (random.nextInt(5)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at, lines.get(other));
            case 2 -> lines.set(at, "  " + lines.get(at));
            case 3 -> lines.set(at, lines.get(at).stripLeading());
            default -> lines.set(at, lines.get(at).replaceFirst(":.*", ": " + scrap(random)));
        }
        return String.join("\n", lines);
    }

    private static String damagedCharacters(String yaml, Random random) {
        int at = random.nextInt(yaml.length());
        int to = Math.min(yaml.length(), at + random.nextInt(4));
        return yaml.substring(0, at) + scrap(random) + yaml.substring(to);
    }

    private static String scrap(Random random) {
        return SCRAPS.get(random.nextInt(SCRAPS.size()));
    }

    private static List<String> words(AssistantDocument document, String any) {
        var words = new ArrayList<>(List.of(
                "yes",
                "no",
                "12",
                "agent please",
                "skip",
                "tomorrow",
                "a@example.com",
                "+49 30 1234567",
                "",
                any,
                any.repeat(50)));
        document.actions().forEach(action -> {
            words.add(action.name());
            words.add(action.id().replace('-', ' '));
        });
        return words;
    }

    /** Those that the product comes with and those of its documentation. */
    private static List<String> documents() {
        var example = Pattern.compile("```yaml\n(id:.*?)```", Pattern.DOTALL);
        try (Stream<Path> demo = Files.list(Path.of("src/main/resources/assistants"));
                Stream<Path> docs = Files.list(Path.of("docs"))) {
            Stream<String> examples = docs.filter(page -> page.toString().endsWith(".md"))
                    .flatMap(page -> example.matcher(text(page)).results().map(found -> found.group(1)));
            return Stream.concat(demo.sorted().map(DocumentFuzzTest::text), examples)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
