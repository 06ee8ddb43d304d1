package dev.baton.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** D5: each test and group, through the file that writes them. */
class ConditionTest {

    private static final Map<String, String> VALUES = Map.of(
            "name", "Ada Lovelace",
            "days", "10",
            "price", "12.50 EUR",
            "due", "2026-12-24",
            "at", "09:30",
            "limit", "11",
            "blank", " ");

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{value: name, equals: 'ada lovelace!'}              | true",
                "{value: name, equals: Ada}                          | false",
                "{value: name, equals: '{name}'}                     | true",
                "{value: none, equals: ''}                           | false",
                "{value: name, in: [Grace, Ada Lovelace]}            | true",
                "{value: name, in: []}                               | false",
                "{value: name, exists: true}                         | true",
                "{value: blank, exists: true}                        | false",
                "{value: none, exists: false}                        | true",
                "{value: name, contains: lovelace}                   | true",
                "{value: name, contains: love}                       | false",
                "{value: name, matches: 'a.*e'}                      | true",
                "{value: name, matches: 'a'}                         | false",
                "{value: days, above: 9}                             | true",
                "{value: days, above: 10}                            | false",
                "{value: days, atLeast: 10}                          | true",
                "{value: days, atMost: 9.9}                          | false",
                "{value: days, below: '{limit}'}                     | true",
                "{value: price, above: 12}                           | true",
                "{value: name, above: 1}                             | false",
                "{value: due, above: '2026-12-23'}                   | true",
                "{value: due, below: '2026-12-24'}                   | false",
                "{value: due, atMost: '2026-12-24'}                  | true",
                "{value: due, weekday: thursday}                     | true",
                "{value: due, weekday: [monday, friday]}             | false",
                "{value: days, weekday: monday}                      | false",
                "{value: at, atLeast: '09:30'}                       | true",
                "{value: at, above: '10:00'}                         | false",
                "{value: at, above: 9}                               | false",
                "{not: {value: days, above: 20}}                     | true",
                "{all: [{value: days, above: 1}, {value: at, above: '10:00'}]} | false",
                "{any: [{value: days, above: 1}, {value: at, above: '10:00'}]} | true",
                "{all: []}                                           | true",
                "{any: []}                                           | false",
                "{all: [{any: [{value: days, above: 20}, {value: name, contains: ada}]}, {not: {value: none, exists: true}}]} | true",
            })
    void a_condition_holds_or_does_not(String written, boolean holds) {
        AssistantDocument document = Documents.valid("""
                id: shop
                languages: en
                variables: {name: a, days: a, price: a, due: a, at: a, limit: a, blank: a, none: a}
                actions: [{id: a, start: a, steps: [{say: Yes., when: %s}]}]
                handover: {defaultTeam: support}
                """.formatted(written));
        Condition condition =
                document.actions().getFirst().steps().getFirst().head().when();
        assertThat(condition.holds(name -> Optional.ofNullable(VALUES.get(name))))
                .isEqualTo(holds);
    }
}
