package dev.baton.bot;

import static dev.baton.bot.Talk.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** D6, D10: what the engine wants done outside, and how it goes on. */
class EffectsTest {

    private static final String SHOP = """
            id: shop
            languages: en
            variables: {token: t0p}
            actions:
              - id: order
                start: "* order *"
                steps:
                  - {ask: number, kind: number, text: Which order?, skip: never}
                  - say: One moment.
                  - id: hook
                    webhook:
                      url: "https://shop.example.com/orders/{number}?by={visitor.name}"
                      headers: {Authorization: "Bearer {token}"}
                      body: {order: "{number}", who: "{visitor.name}"}
                      timeout: 3s
                      retries: 2
                      into: {status: /order/status}
                      failed: sorry
                  - {say: "It is {status}.", next: end}
                  - {id: sorry, say: I can't look that up.}
              - {id: outer, start: outer, steps: [{call: order}, {say: Back.}]}
              - id: ask
                start: "* question *"
                steps:
                  - search: {helpful: true, notFound: none}
                  - {say: Anything else?, next: end}
                  - {id: none, say: I found nothing.}
              - {id: hours, start: "* hours *", steps: [{say: At nine.}]}
              - {id: bill, start: "* bill *", steps: [{connect: {team: billing}}]}
            handover: {defaultTeam: support}
            """;

    private final Talk talk = Talk.with(SHOP);

    private void untilTheHook() {
        talk.say("my order");
        talk.say("7");
    }

    @Test
    void what_was_said_before_a_webhook_is_said_at_once_and_the_turn_goes_on() {
        talk.say("my order");
        BotAnswer answer = talk.say("7");
        assertThat(texts(answer)).containsExactly("One moment.");
        assertThat(answer.goesOn()).isTrue();
        assertThat(talk.owed())
                .contains(new Effect.CallWebhook(
                        URI.create("https://shop.example.com/orders/7?by=Ada%20%7Border%7D"),
                        "POST",
                        Map.of("Authorization", "Bearer t0p"),
                        Optional.of("{\"order\":\"7\",\"who\":\"Ada {order}\"}"),
                        Duration.ofSeconds(3),
                        2,
                        Map.of("status", "/order/status")));
    }

    @Test
    void a_private_value_is_in_clear_only_where_the_call_names_it() {
        Talk secret = Talk.with("""
                id: bank
                languages: en
                actions:
                  - id: balance
                    start: balance
                    steps:
                      - {ask: pin, kind: number, text: Your pin?, private: true}
                      - webhook: {url: "https://bank.example.com/{pin}", headers: {X-Pin: "{pin}"}, body: {pin: "{pin}"}}
                      - webhook: {url: "https://bank.example.com/"}
                      - say: "{pin}"
                handover: {defaultTeam: support}
                """);
        secret.say("balance");
        secret.say("4711");
        assertThat(secret.trusted(Map.of("pin", "4711")).owed().map(effect -> (Effect.CallWebhook) effect))
                .hasValueSatisfying(call -> {
                    assertThat(call.url()).isEqualTo(URI.create("https://bank.example.com/4711"));
                    assertThat(call.headers()).containsEntry("X-Pin", "4711");
                    assertThat(call.body()).contains("{\"pin\":\"4711\"}");
                });
        secret.returned(new EffectResult.Values(Map.of()));
        assertThat(secret.owed().map(effect -> ((Effect.CallWebhook) effect).body()))
                .contains(Optional.of("{\"pin\":\"•••\"}"));
        assertThat(texts(secret.returned(new EffectResult.Values(Map.of())))).containsExactly("•••");
    }

    @Test
    void with_the_answer_it_goes_on_and_the_values_are_kept() {
        untilTheHook();
        BotAnswer answer = talk.returned(new EffectResult.Values(Map.of("status", "packed")));
        assertThat(texts(answer)).containsExactly("It is packed.");
        assertThat(answer.goesOn()).isFalse();
        assertThat(answer.values()).containsEntry("status", "packed");
        assertThat(talk.owed()).isEmpty();
    }

    @Test
    void a_failure_has_a_way_of_its_own() {
        untilTheHook();
        BotAnswer answer = talk.returned(new EffectResult.Nothing("the address answered 500."));
        assertThat(texts(answer)).containsExactly("I can't look that up.");
        assertThat(answer.decision().looked()).anySatisfy(look -> assertThat(look.detail())
                .isEqualTo("The webhook of step \"hook\" failed: the address answered 500."));
    }

    @Test
    void a_message_that_came_meanwhile_is_answered_after_the_result() {
        untilTheHook();
        BotAnswer answer = talk.hear(
                new BotInput.Returned(new EffectResult.Values(Map.of("status", "packed"))),
                new BotInput.Said("opening hours"));
        assertThat(texts(answer)).containsExactly("It is packed.", "At nine.");
    }

    @Test
    void messages_of_the_same_turn_wait_for_the_result() {
        talk.say("my order");
        BotAnswer answer = talk.say("7", "opening hours", "my bill");
        assertThat(texts(answer)).containsExactly("One moment.");
        assertThat(answer.goesOn()).isTrue();
        assertThat(answer.left()).isEqualTo(2);
    }

    @Test
    void a_request_for_a_person_does_not_wait_for_a_webhook() {
        talk.say("my order");
        BotAnswer answer = talk.say("7", "agent please");
        assertThat(answer.wish()).isPresent();
        assertThat(answer.goesOn()).isFalse();
        assertThat(talk.owed()).isEmpty();
    }

    @Test
    void a_called_action_waits_and_comes_back() {
        talk.say("outer");
        talk.say("7");
        assertThat(texts(talk.returned(new EffectResult.Values(Map.of("status", "packed")))))
                .containsExactly("It is packed.", "Back.");
    }

    @Test
    void a_step_that_is_gone_when_the_result_comes_is_forgotten() {
        untilTheHook();
        talk.changeTo(SHOP.replace("id: hook", "id: other"));
        assertThat(talk.owed()).isEmpty();
        assertThat(texts(talk.say("opening hours"))).containsExactly("At nine.");
        assertThat(talk.memory().places()).isEmpty();
    }

    @Test
    void a_result_that_nobody_waits_for_changes_nothing() {
        BotAnswer answer = talk.returned(new EffectResult.Values(Map.of("status", "packed")));
        assertThat(answer.lines()).isEmpty();
        assertThat(answer.values()).isEmpty();
    }

    @Test
    void a_search_looks_for_the_message_that_started_the_action() {
        talk.say("I have a question about returns");
        assertThat(talk.owed()).contains(new Effect.SearchArticles("I have a question about returns"));
        assertThat(texts(talk.returned(new EffectResult.Found("30 days."))))
                .containsExactly("30 days.", "Did that help?");
        assertThat(texts(talk.say("yes"))).containsExactly("Anything else?");
    }

    @Test
    void a_search_without_a_hit_has_a_way_of_its_own() {
        talk.say("a question");
        assertThat(texts(talk.returned(new EffectResult.Nothing("nothing fits."))))
                .containsExactly("I found nothing.");
    }
}
