package dev.baton.bot;

import static dev.baton.bot.Talk.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.assistant.AssistantDocument;
import dev.baton.assistant.HandoverReason;
import dev.baton.assistant.InMemoryAssistants;
import dev.baton.assistant.Target;
import dev.baton.bot.BotDecision.Result;
import dev.baton.bot.BotDecision.Rule;
import dev.baton.bot.BotLine.BotButton;
import dev.baton.bot.BotLine.Purpose;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class DialogBotTest {

    private static final AssistantDocument DEMO =
            InMemoryAssistants.demo().find("demo").orElseThrow();
    private static final String SHOP = """
            id: shop
            languages: [en, de]
            greeting:
              text: {en: "Hello {visitor.name|there}", de: Hallo}
              buttons: [{label: {en: Order, de: Bestellung}, value: order status}]
            actions:
              - id: order-status
                start: ["* order status *", "* order * late *"]
                steps:
                  - ask: order
                    kind: regex
                    pattern: '#?(\\d{5,8})'
                    text: {en: "Your order number?", de: "Ihre Bestellnummer?"}
                    retry: [First retry, Second retry]
                    attempts: 2
                  - say: "Order {order} is on its way."
              - id: hours
                start: "* opening hours *"
                steps:
                  - say: We are open.
              - id: size
                start: "* size *"
                steps:
                  - ask: size
                    kind: options
                    text: Which size?
                    options: [Small, Medium, {value: L, label: Large, synonyms: [big]}]
                  - say: A large one!
                    when: {value: size, equals: L}
                    next: end
                  - say: "A {size} one."
              - id: complain
                start: "* complaint *"
                steps:
                  - say: I'm sorry.
                  - connect: {team: support, skill: "{size}", message: "Going to {visitor.name}", messageToAgent: "Size: {size|none}"}
                  - say: never said
              - id: circle
                start: circle
                steps:
                  - {id: again, say: Round., next: again}
              - id: secret
                start: pin
                steps:
                  - {ask: pin, text: Your pin?, kind: number, private: true}
                  - say: "Thanks, {pin}."
              - id: back
                steps:
                  - say: "Back again: {outcome}."
            noMatch: {count: 3, texts: [What?, Pardon?]}
            handover: {defaultTeam: support}
            """;

    private final Talk talk = Talk.with(SHOP);

    @Test
    void itGreetsInTheCustomersLanguageWithButtons() {
        BotAnswer answer = talk.in("de-AT").greet();
        assertThat(answer.lines())
                .containsExactly(new BotLine(
                        "Hallo", java.util.List.of(new BotButton("Bestellung", "order status")), Purpose.GREETING));
    }

    @Test
    void whatAValueContainsIsNeverReadAsAVariable() {
        assertThat(texts(talk.greet())).containsExactly("Hello Ada {order}");
    }

    @Test
    void anActionAsksKeepsTheValueAndGoesOn() {
        assertThat(texts(talk.say("Order status?"))).containsExactly("Your order number?");
        BotAnswer answer = talk.say("#12345");
        assertThat(texts(answer)).containsExactly("Order 12345 is on its way.");
        assertThat(answer.values()).containsExactly(java.util.Map.entry("order", "12345"));
        assertThat(talk.memory().places()).isEmpty();
    }

    @Test
    void severalMessagesOfOneTurnAreAnsweredInOrder() {
        assertThat(texts(talk.say("order status", "12345", "opening hours")))
                .containsExactly("Your order number?", "Order 12345 is on its way.", "We are open.");
    }

    @Test
    void optionsAreButtonsAndAreUnderstoodInASentence() {
        assertThat(talk.say("size").lines().getFirst().buttons())
                .extracting(BotButton::label)
                .containsExactly("Small", "Medium", "Large");
        assertThat(texts(talk.say("the big one please"))).containsExactly("A large one!");
    }

    @Test
    void threeMissesGetATextAndTheFourthEscalates() {
        assertThat(texts(talk.say("xyzzy"))).containsExactly("What?");
        assertThat(texts(talk.say("xyzzy"))).containsExactly("Pardon?");
        assertThat(texts(talk.say("xyzzy"))).containsExactly("What?");
        BotAnswer fourth = talk.say("xyzzy 4");
        assertThat(fourth.lines()).isEmpty();
        assertThat(fourth.wish()).hasValueSatisfying(wish -> {
            assertThat(wish.reason()).isEqualTo(HandoverReason.NOT_UNDERSTOOD);
            assertThat(wish.evidence())
                    .isEqualTo(
                            "4 messages in a row were not understood; the assistant allows 3. The last was “xyzzy 4”.");
            assertThat(wish.target()).isEqualTo(Target.byRules());
        });
        assertThat(talk.memory().misses()).isZero();
    }

    @Test
    void aMatchResetsTheMisses() {
        talk.say("xyzzy", "xyzzy", "xyzzy");
        talk.say("opening hours");
        assertThat(talk.say("xyzzy", "xyzzy", "xyzzy").wish()).isEmpty();
    }

    @Test
    void withHumanAssistanceTheFirstMissEscalates() {
        Talk strict = Talk.with(SHOP.replace("{count: 3, texts: [What?, Pardon?]}", "{humanAssistance: true}"));
        BotAnswer answer = strict.say("xyzzy");
        assertThat(answer.lines()).isEmpty();
        assertThat(answer.wish()).map(HandoverWish::reason).contains(HandoverReason.NOT_UNDERSTOOD);
    }

    @Test
    void invalidAnswersAreRetriedAndTheNextOneEscalates() {
        talk.say("order status");
        assertThat(texts(talk.say("dunno"))).containsExactly("First retry");
        assertThat(texts(talk.say("no idea"))).containsExactly("Second retry");
        assertThat(talk.say("what number").wish()).hasValueSatisfying(wish -> {
            assertThat(wish.reason()).isEqualTo(HandoverReason.INVALID_ANSWERS);
            assertThat(wish.evidence()).contains("3 invalid answers to \"order\"", "“what number”");
        });
    }

    @Test
    void aDigressionComesBackToTheQuestion() {
        talk.say("order status");
        talk.say("dunno");
        assertThat(texts(talk.say("what are your opening hours?")))
                .containsExactly("We are open.", "Your order number?");
        assertThat(talk.say("dunno").decision().attempts()).as("still counted").isEqualTo(2);
        assertThat(texts(talk.say("12345"))).containsExactly("Order 12345 is on its way.");
    }

    @Test
    void aDigressionMayAskQuestionsOfItsOwn() {
        talk.say("order status");
        assertThat(texts(talk.say("size"))).containsExactly("Which size?");
        assertThat(texts(talk.say("small"))).containsExactly("A Small one.", "Your order number?");
    }

    @Test
    void aRequestForAPersonIsHeardInTheMiddleOfAQuestion() {
        talk.say("order status");
        BotAnswer answer = talk.say("can i talk to a human");
        assertThat(answer.lines()).isEmpty();
        assertThat(answer.wish()).map(HandoverWish::reason).contains(HandoverReason.REQUESTED);
        assertThat(answer.wish().orElseThrow().evidence()).isEqualTo("The customer wrote “can i talk to a human”.");
    }

    @Test
    void aRequestOutranksAPlannedStepOfTheSameTurn() {
        BotAnswer answer = talk.say("I have a complaint", "agent please");
        assertThat(answer.wish()).map(HandoverWish::reason).contains(HandoverReason.REQUESTED);
        assertThat(answer.decision().looked())
                .anySatisfy(look -> assertThat(look.result()).isEqualTo(Result.LOST))
                .anySatisfy(look -> {
                    assertThat(look.rule()).isEqualTo(Rule.REQUEST);
                    assertThat(look.result()).isEqualTo(Result.WON);
                });
    }

    @Test
    void aPlannedStepConnectsWithItsTargetAndTexts() {
        BotAnswer answer = talk.say("a complaint");
        assertThat(texts(answer)).containsExactly("I'm sorry.");
        assertThat(answer.wish())
                .contains(new HandoverWish(
                        HandoverReason.PLANNED,
                        "The action \"complain\" leads to a person here.",
                        new Target(Optional.of("support"), Optional.empty(), Optional.empty()),
                        java.util.Map.of("transfer", "Going to Ada {order}"),
                        Optional.of("Size: none")));
    }

    @Test
    void afterTheWishNothingMoreIsAnsweredInThatTurn() {
        BotAnswer answer = talk.say("a complaint", "opening hours");
        assertThat(texts(answer)).containsExactly("I'm sorry.");
    }

    @Test
    void stepsThatGoInACircleAreStopped() {
        BotAnswer answer = talk.say("circle");
        assertThat(texts(answer)).containsExactly("Round.");
        assertThat(answer.decision().looked()).anyMatch(look -> look.rule() == Rule.CIRCLE);
    }

    @Test
    void aPrivateValueIsMaskedEverywhereButInItsOwnPlace() {
        talk.say("pin");
        BotAnswer answer = talk.say("4711");
        assertThat(texts(answer)).containsExactly("Thanks, •••.");
        assertThat(answer.values()).containsEntry("pin", "•••");
        assertThat(answer.privateValues()).containsEntry("pin", "4711");
        assertThat(answer.memory().toJson()).doesNotContain("4711");
        assertThat(answer.decision().toString()).doesNotContain("4711");
    }

    @Test
    void evidenceDoesNotQuoteWhatIsSaidToAPrivateQuestion() {
        talk.say("pin");
        assertThat(talk.say("4711, agent please").wish().orElseThrow().evidence())
                .doesNotContain("4711");
    }

    @Test
    void aHandBackStartsWithTheChosenActionAndKnowsTheOutcome() {
        talk.say("order status");
        assertThat(texts(talk.handBack(Optional.of("back"), "refunded"))).containsExactly("Back again: refunded.");
        assertThat(texts(talk.handBack(Optional.of("gone"), "done"))).isEmpty();
        assertThat(texts(talk.say("xyzzy"))).containsExactly("What?");
    }

    @Test
    void aHumanOnlyAssistantWantsAPersonForWhateverComes() {
        Talk humans = Talk.with("id: h\nlanguages: en\nmode: human_only\nhandover: {defaultTeam: support}\n");
        assertThat(humans.greet().wish()).map(HandoverWish::reason).contains(HandoverReason.MODE);
        assertThat(humans.say("hello").wish()).map(HandoverWish::reason).contains(HandoverReason.MODE);
    }

    @Test
    void aBotOnlyAssistantNeverWantsAPerson() {
        Talk bot = Talk.with(SHOP + "mode: bot_only\n");
        assertThat(bot.say("agent").lines().getFirst().purpose()).isEqualTo(Purpose.BOT_ONLY);
        assertThat(bot.say("a complaint").wish()).isEmpty();
        assertThat(bot.say("x1", "x2", "x3", "x4", "x5", "x6").wish()).isEmpty();
        bot.say("order status");
        assertThat(texts(bot.say("agent"))).hasSize(2).last().isEqualTo("Your order number?");
        BotAnswer gaveUp = bot.say("a1", "a2", "a3");
        assertThat(gaveUp.wish()).isEmpty();
        assertThat(texts(gaveUp))
                .containsExactly(
                        "First retry", "Second retry", "Let's leave that for now. What else can I do for you?");
    }

    @Test
    void aFallbackRunsInPlaceOfConnectingAtOnce() {
        Talk careful = Talk.with(SHOP + """
                fallback:
                  requested:
                    - {ask: topic, text: What is it about?}
                    - connect: {team: sales, messageToAgent: "About {topic}"}
                """);
        assertThat(texts(careful.say("agent"))).containsExactly("What is it about?");
        assertThat(careful.say("a lamp").wish()).hasValueSatisfying(wish -> {
            assertThat(wish.reason()).isEqualTo(HandoverReason.REQUESTED);
            assertThat(wish.messageToAgent()).contains("About a lamp");
        });
        careful.say("agent");
        assertThat(careful.say("agent!").wish())
                .as("a later request passes at once")
                .isPresent();
    }

    @Test
    void aFallbackThatSaysNothingStillConnects() {
        Talk silent = Talk.with(SHOP + "fallback: {requested: [{end: true}]}\n");
        assertThat(silent.say("agent").wish()).isPresent();
    }

    @Test
    void memoryOfAnActionThatIsGoneFallsBackToTheStart() {
        talk.say("order status");
        talk.changeTo(
                "id: shop\nlanguages: en\nactions: [{id: hi, start: hi, steps: [{say: Hi}]}]\nhandover: {defaultTeam: a}\n");
        assertThat(texts(talk.say("hi"))).containsExactly("Hi");
    }

    @Property(tries = 100)
    void anyTextIsAnsweredTheSameWayTwice(@ForAll @StringLength(max = 200) String text, @ForAll Random random) {
        String said = random.nextInt(20) == 0 ? (text + "x").repeat(8_000 / (text.length() + 1)) : text;
        Talk one = new Talk(DEMO);
        Talk other = new Talk(DEMO);
        for (String opening : new String[] {"order status", "size advice", "invoice", said}) {
            assertThat(one.say(opening, said)).isEqualTo(other.say(opening, said));
        }
    }

    @Property(tries = 100)
    void aTurnAlwaysSaysSomethingOrWantsAPersonAndMemoryStaysSmall(@ForAll Random random) {
        String[] words = {
            "order status",
            "12345",
            "opening hours",
            "size",
            "big",
            "complaint",
            "agent",
            "pin",
            "circle",
            "xyzzy",
            "yes",
            "\uD83D",
            "漢".repeat(3_000),
            "\"\\".repeat(4_000)
        };
        Talk random1 = Talk.with(SHOP);
        for (int turns = 0; turns < 30; turns++) {
            BotAnswer answer = random1.say(words[random.nextInt(words.length)]);
            assertThat(answer.lines().isEmpty() && answer.wish().isEmpty()).isFalse();
            assertThat(answer.memory().toJson().getBytes(java.nio.charset.StandardCharsets.UTF_8).length)
                    .isLessThan(BotMemory.MAX_BYTES);
        }
    }
}
