package dev.baton.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssistantParserTest {

    private static final String HEAD = """
            id: shop
            languages: [en, de]
            handover: {defaultTeam: support}
            """;

    @Test
    void theSmallestDocumentHasTheDefaults() {
        AssistantDocument document = Documents.valid("id: shop\nlanguages: en\nhandover: {defaultTeam: support}\n");
        assertThat(document.name()).isEqualTo("shop");
        assertThat(document.mode()).isEqualTo(AssistantDocument.Mode.BOT_AND_HUMAN);
        assertThat(document.noMatch().count()).isEqualTo(3);
        assertThat(document.handover().waitLimit()).isEqualTo(Duration.ofMinutes(60));
        assertThat(document.handover().ring()).isEqualTo(Duration.ofSeconds(20));
        assertThat(document.handover().botWhileWaiting()).isTrue();
        assertThat(document.handover().hours()).isEmpty();
        assertThat(document.menu().handover()).isTrue();
        assertThat(document.menu().label().in(Optional.of("de-CH"))).isEqualTo("Mit einer Person sprechen");
    }

    @Test
    void humanAssistanceHandsOverAtTheFirstMiss() {
        assertThat(Documents.valid(HEAD + "noMatch: {humanAssistance: true}")
                        .noMatch()
                        .count())
                .isZero();
    }

    @Test
    void aBotOnlyAssistantNeedsNoTeamAndHidesTheMenu() {
        AssistantDocument document = Documents.valid("id: shop\nlanguages: en\nmode: bot_only\n");
        assertThat(document.handover().defaultTeam()).isEmpty();
        assertThat(document.menu().handover()).isFalse();
    }

    @Test
    void allProblemsAreReportedWithLineColumnAndPath() {
        assertThat(Documents.problems("""
                id: shop
                languages: [en]
                handover:
                  defaultTeam: support
                  wait_limit: 5m
                actions:
                  - id: one
                    start: "(hello"
                    steps:
                      - say: true
                      - goto: tow
                  - id: two
                    steps:
                      - connect: {team: ""}
                """))
                .extracting(Problem::toString)
                .containsExactly(
                        "line 5, column 3 (handover.wait_limit): Unknown key \"wait_limit\". Did you mean \"waitLimit\"?",
                        "line 8, column 12 (actions[0].start): A \"(\" has no \")\" after it.",
                        "line 10, column 14 (actions[0].steps[0].say): This must be a text.",
                        "line 11, column 15 (actions[0].steps[1].goto): There is no action \"tow\". Did you mean \"two\"?",
                        "line 14, column 25 (actions[1].steps[0].connect.team): Agent skill id is not set.");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "connect: {team: ''}                                 | Agent skill id is not set.",
                "connect: {skill: ''}                                | Agent skill id is not set.",
                "connect: {agent: ' '}                               | Agent skill id is not set.",
                "connect: {skill: }                                  | Agent skill id is not set.",
                "connect: {queue: a}                                 | Unknown key \"queue\"",
                "say: 'Hello {nmae}'                                 | No step asks for a value \"nmae\". Did you mean \"name\"?",
                "say: {de: Hallo}                                    | default language \"en\" is missing",
                "say: {en: Hello, fr: Salut}                         | The language \"fr\" is not one of",
                "say: ''                                             | This text is empty",
                "say: [[a]]                                          | This must be a text",
                "{say: a, ask: b}                                    | exactly one of",
                "{}                                                  | exactly one of",
                "hello                                               | A step must be a map",
                "{say: a, next: nowhere}                             | There is no step \"nowhere\"",
                "{say: a, kind: text}                                | Unknown key \"kind\"",
                "{say: a, say: b}                                    | stands here twice",
                "{say: a, when: {value: name}}                       | A condition has exactly one of",
                "{say: a, when: {value: nam, exists: true}}          | Did you mean \"name\"?",
                "{say: a, when: {equals: b}}                         | The key \"value\" is missing",
                "{say: a, when: {value: name, above: much}}          | must be a number",
                "{say: a, buttons: [{value: b}]}                     | The key \"label\" is missing",
                "{ask: b}                                            | The key \"text\" is missing",
                "{ask: '1b', text: c}                                | A value's name",
                "{ask: b, text: c, kind: colour}                     | There is no kind \"colour\"",
                "{ask: b, text: c, kind: regex}                      | needs a \"pattern\"",
                "{ask: b, text: c, kind: regex, pattern: '('}        | Not a regular expression",
                "{ask: b, text: c, kind: options}                    | needs \"options\"",
                "{ask: b, text: c, kind: options, options: [a, a]}   | stands here twice",
                "{ask: b, text: c, kind: number, min: 3, max: 2}     | \"min\" is above \"max\"",
                "{ask: b, text: c, kind: email, min: 3}              | belongs to kind",
                "{ask: b, text: c, attempts: -1}                     | whole number from 0 to 20",
                "{ask: b, text: c, attempts: many}                   | whole number",
                "{ask: b, text: c, private: maybe}                   | true or false",
                "{id: '7', say: a}                                   | A step's id",
                "goto: nowhere                                       | There is no action \"nowhere\"",
                "end: false                                          | end: true",
                "{say: a, set: {n: '= 1 +'}}                         | An expression is made of",
                "{say: a, set: {n: '= {nam}'}}                       | Did you mean \"name\"?",
                "{set: [a]}                                          | must be a map from a variable",
                "{call: nowhere}                                     | There is no action \"nowhere\"",
                "{reask: nowhere}                                    | There is no step \"nowhere\"",
                "{search: false}                                     | search: true",
                "{search: {notFound: nowhere}}                       | There is no step \"nowhere\"",
                "{webhook: {}}                                       | The key \"url\" is missing",
                "{webhook: {url: ftp://a.b}}                         | This must be an address",
                "{webhook: {url: 'https://{name}.example.com'}}      | its host without variables",
                "{webhook: {url: 'https://a.b', method: PUT}}        | GET or POST",
                "{webhook: {url: 'https://a.b', method: GET, body: {a: b}}} | A GET has no body",
                "{webhook: {url: 'https://a.b', timeout: 20s, retries: 2}}  | take 20s at most",
                "{webhook: {url: 'https://a.b', into: {x: status}}}  | written like /order/status",
                "{webhook: {url: 'https://a.b', failed: nowhere}}    | There is no step \"nowhere\"",
                "{ask: b, text: c, kind: date, after: soon}          | must be a date such as",
                "{ask: b, text: c, kind: date, weekdays: [mon]}      | A weekday is one of",
                "{ask: b, text: c, kind: time, after: '9'}           | must be a time such as",
                "{ask: b, text: c, kind: time, after: '10:00', before: '09:00'} | later than",
                "{ask: b, text: c, kind: text, show: list}           | belongs to kind options",
                "{ask: b, text: c, skip: always}                     | This is one of: never, said, known",
                "{ask: b, text: c, giveUp: cry}                      | This is one of: connect, ask",
                "{say: a, when: {value: name, matches: '('}}         | Not a regular expression",
                "{say: a, when: {value: name, weekday: mon}}         | A weekday is one of",
                "connect: {askFirst: [{text: a}]}                    | The key \"ask\" is missing",
                "connect: {askFirst: [{ask: a, text: b, next: end}]} | belongs to a step of an action",
            })
    void aBrokenStepIsReported(String step, String message) {
        String yaml = HEAD + """
                actions:
                  - id: greet
                    steps:
                      - {ask: name, text: Who?}
                      - %s
                """.formatted(step);
        assertThat(Documents.problems(yaml)).anySatisfy(problem -> {
            assertThat(problem.message()).contains(message);
            assertThat(problem.line()).isEqualTo(8);
            assertThat(problem.path()).startsWith("actions[0].steps");
        });
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "id: shop                                               | \"languages\" is missing",
                "{languages: en, handover: {defaultTeam: a}}            | The key \"id\" is missing",
                "{id: A B, languages: en, handover: {defaultTeam: a}}   | An id has lower-case letters",
                "{id: a, languages: en}                                 | default team is missing",
                "{id: a, languages: [], handover: {defaultTeam: a}}     | At least one language",
                "{id: a, languages: [en, en], handover: {defaultTeam: a}} | stands here twice",
                "{id: a, languages: english, handover: {defaultTeam: a}} | A language is a tag",
                "{id: a, languages: en, handover: {defaultTeam: ''}}    | Agent skill id is not set.",
                "{id: a, languages: en, mode: robot, handover: {defaultTeam: a}} | The mode is one of",
                "{id: a, languages: en, colour: red, handover: {defaultTeam: a}} | Unknown key \"colour\". Known here",
                "{id: a, languages: en, handover: {defaultTeam: a, waitLimit: 5}} | a time such as",
                "{id: a, languages: en, handover: {defaultTeam: a, ring: 0s}} | a time such as",
                "{id: a, languages: en, noMatch: {humanAssistance: true, count: 2}, handover: {defaultTeam: a}} | leave \"count\" out",
                "{id: a, languages: en, fallback: {requestd: []}, handover: {defaultTeam: a}} | Did you mean \"requested\"",
                "{id: a, languages: en, actions: {}, handover: {defaultTeam: a}} | list of actions",
                "{id: a, languages: en, handover: {defaultTeam: a, nobodyOnline: cry}} | This is one of: wait, bot",
                "{id: a, languages: en, handover: {defaultTeam: a, disabledUntil: soon}} | A moment is written like",
                "{id: a, languages: en, handover: {defaultTeam: a, actions: {closed: b}}} | There is no action \"b\"",
                "{id: a, languages: en, guidance: [{title: b}], handover: {defaultTeam: a}} | say when it applies",
                "{id: a, languages: en, guidance: [{title: b, text: c}, {title: b, text: c}], handover: {defaultTeam: a}} | stands here twice",
                "{id: a, languages: en, topics: [{name: b, text: c, then: ignore}], handover: {defaultTeam: a}} | This is one of: answer, block",
                "{id: a, languages: en, understanding: {threshold: 2}, handover: {defaultTeam: a}} | from 0 to 1",
                "{id: a, languages: en, noMatch: {then: cry}, handover: {defaultTeam: a}} | This is one of: rephrase",
                "{id: a, languages: en, triggerWords: {danger: ['(']}, handover: {defaultTeam: a}} | has no",
                "{id: a, languages: en, variables: [b], handover: {defaultTeam: a}} | must be a map",
                "[]                                                     | This must be a map",
                "text                                                   | This must be a map",
                "{id: a                                                 | Not YAML",
                "\"a\\tb: [                                             | Not YAML",
            })
    void aBrokenDocumentIsReported(String yaml, String message) {
        assertThat(Documents.problems(yaml)).extracting(Problem::message).anyMatch(text -> text.contains(message));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "timeZone: Europe/Berlni                | Did you mean \"Europe/Berlin\"?",
                "week: {mondy: ['09:00-10:00']}         | Did you mean \"monday\"?",
                "week: {monday: ['9 to 5']}             | An interval is written like",
                "week: {monday: ['09:00-09:00']}        | An interval is written like",
                "week: {monday: ['09:00-24:30']}        | An interval is written like",
                "week: {monday: ['09:00-12:00', '11:00-13:00']} | overlap",
                "special: [{date: 24.12.2026}]          | A date is written like",
                "special: [{open: ['09:00-12:00']}]     | The key \"date\" is missing",
            })
    void brokenHoursAreReported(String hours, String message) {
        String yaml = "id: a\nlanguages: en\nhandover:\n  defaultTeam: a\n  hours:\n    " + hours + "\n";
        assertThat(Documents.problems(yaml)).anySatisfy(problem -> {
            assertThat(problem.message()).contains(message);
            assertThat(problem.line()).isEqualTo(6);
        });
    }

    @Test
    void more_guidance_rules_than_thirty_are_too_many() {
        var rules = new StringBuilder(HEAD + "guidance:\n");
        for (int rule = 0; rule < 31; rule++) {
            rules.append("  - {title: r%d, text: t}\n".formatted(rule));
        }
        assertThat(Documents.problems(rules.toString()))
                .extracting(Problem::message)
                .containsExactly("There can be at most 30 here, and there are 31.");
    }

    @Test
    void duplicatesAreReportedWhereTheSecondOneStands() {
        assertThat(Documents.problems(HEAD + "actions:\n  - {id: a, steps: []}\n  - {id: a, steps: []}\n"))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.line()).isEqualTo(6);
                    assertThat(problem.message()).isEqualTo("Two actions have the id \"a\".");
                });
    }

    @Test
    void aliasesAreRefusedBeforeTheyAreFollowed() {
        var bomb = new StringBuilder("a0: &a0 [x]\n");
        for (int level = 1; level < 60; level++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(level, level, level - 1, level - 1));
        }
        assertThat(Documents.problems(bomb.toString()))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).startsWith("Aliases"));
    }

    @Test
    void whatIsTooLargeOrTooDeepIsRefused() {
        assertThat(Documents.problems("id: " + "x".repeat(AssistantParser.Limits.BYTES)))
                .extracting(Problem::message)
                .containsExactly("A document has at most 1048576 bytes.");
        assertThat(Documents.problems("[".repeat(500_000)))
                .extracting(Problem::message)
                .containsExactly("Nested more than 24 deep.");
        assertThat(Documents.problems(HEAD + "actions:\n" + "  - {id: a, steps: []}\n".repeat(1_001)))
                .extracting(Problem::message)
                .contains("There can be at most 1000 here, and there are 1001.");
    }

    @Test
    void aHundredProblemsAreEnough() {
        assertThat(Documents.problems(HEAD + "actions:\n" + "  - {}\n".repeat(500)))
                .hasSize(100);
    }

    @Test
    void theTextOfTheCustomersLanguageIsChosen() {
        var text = new LocalizedText(java.util.Map.of("en", "colour", "en-us", "color", "de", "Farbe"), "en");
        assertThat(text.in(Optional.of("en-US"))).isEqualTo("color");
        assertThat(text.in(Optional.of("en_GB"))).isEqualTo("colour");
        assertThat(text.in(Optional.of("de-AT"))).isEqualTo("Farbe");
        assertThat(text.in(Optional.of("fr"))).isEqualTo("colour");
        assertThat(text.in(Optional.empty())).isEqualTo("colour");
    }

    @Property(tries = 500)
    void anyTextIsReadOrRefusedWithALine(@ForAll @StringLength(max = 300) String text) {
        check(text, new AssistantParser().parse(text));
    }

    @Property(tries = 300)
    void anyDamageToADocumentIsReadOrRefusedWithALine(@ForAll Random random) {
        var text = new StringBuilder(demo());
        for (int damage = 1 + random.nextInt(4); damage > 0; damage--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, "{}[]:-&*!|>'\"%@`\n\t #?,é\uD83D".charAt(random.nextInt(23)));
                case 2 -> text.delete(at, Math.min(text.length(), at + random.nextInt(200)));
                default -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(100))));
            }
        }
        check(text.toString(), new AssistantParser().parse(text.toString()));
    }

    private static void check(String text, ParsedAssistant parsed) {
        long lines = text.lines().count() + 1;
        switch (parsed) {
            case ParsedAssistant.Valid valid ->
                assertThat(valid.document().languages()).isNotEmpty();
            case ParsedAssistant.Invalid invalid -> {
                List<Problem> problems = invalid.problems();
                assertThat(problems).isNotEmpty().allSatisfy(problem -> {
                    assertThat(problem.line()).isBetween(1, (int) Math.max(lines, 1) + 1);
                    assertThat(problem.column()).isPositive();
                    assertThat(problem.message()).isNotBlank();
                });
            }
        }
    }

    private static String demo() {
        try (var file =
                Objects.requireNonNull(AssistantParserTest.class.getResourceAsStream("/assistants/demo.yaml"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
