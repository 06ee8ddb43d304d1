package dev.baton.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.routing.RoutingRules.Book;
import dev.baton.routing.RuleConditions.Facts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which requests a routing rule fits (R3). */
class RuleConditionsTest {

    private static final RuleConditions ALWAYS =
            new RuleConditions(List.of(), List.of(), List.of(), List.of(), List.of(), Map.of(), Optional.empty());
    private static final Facts FACTS = new Facts(
            "requested",
            Optional.of("de-AT"),
            "web",
            "shop",
            Map.of("topic", "Refund", "order", "4711"),
            Optional.of("https://shop.example/cart?step=2"));

    private static RuleConditions when(String field, String... wanted) {
        List<String> some = List.of(wanted);
        List<String> none = List.of();
        return new RuleConditions(
                field.equals("reason") ? some : none,
                field.equals("topic") ? some : none,
                field.equals("language") ? some : none,
                field.equals("channel") ? some : none,
                field.equals("assistant") ? some : none,
                field.equals("value") ? Map.of(wanted[0], wanted[1]) : Map.of(),
                field.equals("page") ? Optional.of(wanted[0]) : Optional.empty());
    }

    @Test
    void a_rule_without_conditions_fits_always() {
        assertThat(ALWAYS.hold(FACTS)).isTrue();
    }

    @Test
    void one_of_the_entries_is_enough() {
        assertThat(when("reason", "menu", "requested").hold(FACTS)).isTrue();
        assertThat(when("reason", "menu", "planned").hold(FACTS)).isFalse();
        assertThat(when("topic", "refund").hold(FACTS)).isTrue();
        assertThat(when("language", "de").hold(FACTS)).isTrue();
        assertThat(when("language", "fr").hold(FACTS)).isFalse();
        assertThat(when("channel", "email").hold(FACTS)).isFalse();
        assertThat(when("assistant", "shop").hold(FACTS)).isTrue();
        assertThat(when("value", "order", "47*").hold(FACTS)).isTrue();
        assertThat(when("value", "missing", "*").hold(FACTS)).isFalse();
        assertThat(when("page", "https://shop.example/*").hold(FACTS)).isTrue();
    }

    @Test
    void what_is_not_known_fits_no_condition() {
        var nothing = new Facts("requested", Optional.empty(), "web", "shop", Map.of(), Optional.empty());
        for (String field : List.of("topic", "language", "page")) {
            assertThat(when(field, "*").hold(nothing)).as(field).isFalse();
        }
    }

    @Test
    void all_conditions_must_hold_and_the_first_rule_that_fits_decides() {
        var both = new RuleConditions(
                List.of("requested"), List.of("billing"), List.of(), List.of(), List.of(), Map.of(), Optional.empty());
        var rules = new Book(List.of(rule("both", both), rule("first", ALWAYS), rule("second", ALWAYS)));
        assertThat(rules.first(FACTS).map(RoutingRule::name)).contains("first");
        assertThat(rules.askForValues()).isTrue();
        assertThat(rules.askForPage()).isFalse();
        assertThat(new Book(List.of()).first(FACTS)).isEmpty();
    }

    private static RoutingRule rule(String name, RuleConditions when) {
        return new RoutingRule(name, when, Optional.of("team"), Optional.empty(), Optional.empty(), Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "abc,abc,true",
        "abc,ABC,true",
        "abc,ab,false",
        "abc,ab*,true",
        "abc,*bc,true",
        "abc,a*c,true",
        "abc,*,true",
        "abc,*b*,true",
        "abc,*d*,false",
        "aa,a*a*a,false",
        "abcbc,a*bc,true",
        "ab,ab*b,false",
        "abab,*ab,true"
    })
    void a_star_stands_for_anything(String text, String pattern, boolean like) {
        assertThat(RuleConditions.like(text, pattern)).isEqualTo(like);
    }

    @Property
    void a_pattern_is_what_the_expression_with_any_for_each_star_is(
            @ForAll @StringLength(max = 8) @Chars({'a', 'b'}) String text,
            @ForAll @StringLength(max = 6) @Chars({'a', 'b', '*'}) String pattern) {
        assertThat(RuleConditions.like(text, pattern)).isEqualTo(text.matches(pattern.replace("*", ".*")));
    }
}
