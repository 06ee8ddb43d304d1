package dev.baton.conversation;

import static dev.baton.conversation.Talk.ANN;
import static dev.baton.conversation.Talk.BEN;
import static dev.baton.conversation.Talk.BOT;
import static dev.baton.conversation.Talk.SALES;
import static dev.baton.conversation.Talk.SUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.conversation.Conversation.Hold;
import dev.baton.conversation.Conversation.Owed;
import dev.baton.conversation.Conversation.Resume;
import dev.baton.conversation.LaneModel.Taken;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What users of comparable systems report as broken, told again with a better ending. The reports are linked. */
class LessonsTest {

    /** https://github.com/RocketChat/Rocket.Chat/issues/22206 */
    @Test
    void twoAgentsCannotBothTakeAConversationAndTheSecondLearnsWhoHasIt() {
        var talk = Talk.waiting();
        long offer = talk.offeredTo(ANN);

        Taken first = talk.accepts(ANN, offer);
        Taken second = talk.claims(BEN, false);
        Taken again = talk.accepts(ANN, offer);

        assertThat(first.number()).isPresent();
        assertThat(second.refusal()).contains(new Refusal.AlreadyTaken(ANN));
        assertThat(again.number()).isEqualTo(first.number());
        assertThat(again.added()).isEmpty();
        assertThat(talk.state().hold()).contains(new Hold("ann", Talk.WEIGHT));
    }

    @Test
    void anAcceptThatComesAfterSomebodyClaimedItLearnsWhoHasIt() {
        var talk = Talk.waiting();
        long offer = talk.offeredTo(ANN);
        Taken claim = talk.claims(BEN, false);

        assertThat(claim.events().getFirst()).isEqualTo(new Event.OfferWithdrawn(offer, "ann", "Ann"));
        assertThat(talk.accepts(ANN, offer).refusal()).contains(new Refusal.AlreadyTaken(BEN));
    }

    /** https://github.com/fazer-ai/agents/issues/158 */
    @Test
    void aFinalReplyAfterTheClosingLineOfTheHandoverIsRefused() {
        var talk = Talk.greeted();
        talk.customerSays("I want to talk to a person");
        long turn = talk.turn();
        long epoch = talk.state().epoch();
        talk.botWantsPerson("I am getting somebody for you.");
        talk.queued(0, true);

        assertThat(talk.botAnswers(turn, epoch, "By the way …").refusal()).contains(new Refusal.NoSuchTurn());
    }

    @Test
    void anAnswerThatWasReadBeforeTheConversationWasQueuedIsRefusedAndItsTurnStaysOwed() {
        var talk = Talk.greeted();
        talk.customerAsksForPerson();
        talk.customerSays("Are you there?");
        long turn = talk.turn();
        long epoch = talk.state().epoch();
        talk.queued(0, true);

        assertThat(talk.botAnswers(turn, epoch, "Yes").refusal()).contains(new Refusal.StaleEpoch(epoch + 1));
        assertThat(talk.botAnswers(turn, epoch + 1, "Yes, and somebody comes soon.")
                        .number())
                .isPresent();
    }

    /** https://github.com/fazer-ai/agents/issues/457 */
    @Test
    void aHandBackTellsTheBotThatItMaySpeakAgainAndWhatThePersonAchieved() {
        var talk = Talk.with(ANN);

        talk.handsBack(ANN, false, Optional.of("refund granted"), Optional.empty());

        assertThat(talk.state().owner()).isEqualTo(new Owner.Bot());
        assertThat(talk.state().bot().resume())
                .contains(new Resume("Ann", Optional.of("refund granted"), Optional.empty()));
        talk.customerSays("Thanks. When do you open tomorrow?");
        talk.botAnswers("At nine.");
        assertThat(talk.state().bot().resume()).isEmpty();
    }

    /** https://github.com/chatwoot/rasa-agent-bot-demo/issues/12 */
    @Test
    void theBotCannotGoOnReplyingOnceAPersonHasTheConversation() {
        var talk = Talk.greeted();
        talk.customerSays("Where is my order?");
        long turn = talk.turn();
        talk.claims(ANN, false);

        assertThat(talk.state().botMaySpeak()).isFalse();
        assertThat(talk.botAnswers(turn, talk.state().epoch(), "It is on its way.")
                        .added())
                .isEmpty();
        assertThat(talk.says(BOT, "It is on its way.").refusal())
                .contains(new Refusal.NotOwner(talk.state().owner()));
    }

    /** https://github.com/chatwoot/chatwoot/pull/14870 */
    @Test
    void onceAnAgentHasItNothingIsLeftPending() {
        var talk = Talk.greeted();
        talk.customerSays("Where is my order?");
        talk.customerAsksForPerson();
        talk.claims(ANN, false);

        assertThat(talk.state().isWith("ann")).isTrue();
        assertThat(talk.state().decision()).isEmpty();
        assertThat(talk.state().bot().turn()).isEmpty();
        assertThat(talk.state().deadline()).isEmpty();
    }

    /** https://github.com/chatwoot/chatwoot/pull/15554 */
    @Test
    void aRequestedHandoverIsOwedADecisionAtOnceAndThenWaitsUntilSomebodyTakesIt() {
        var talk = Talk.greeted();
        long request = talk.customerAsksForPerson().number().orElseThrow();

        assertThat(talk.state().decision())
                .contains(new Owed(request, 0, talk.state().lastAt().plus(Conversation.DECISION_LIMIT)));
        talk.queued(0, true);
        assertThat(talk.state().decision()).isEmpty();
        assertThat(talk.state().owner()).isInstanceOf(Owner.Queue.class);
        assertThat(talk.state().deadline()).isPresent();
    }

    @Test
    void aDecisionThatIsLateIsOwedAgainLater() {
        var talk = Talk.greeted();
        long request = talk.customerAsksForPerson().number().orElseThrow();

        Taken late = talk.deadlineFires();

        assertThat(late.events()).containsExactly(new Event.WorkLate(Event.Work.DECISION, request, 1));
        assertThat(talk.state().decision())
                .contains(
                        new Owed(request, 1, talk.state().lastAt().plus(Conversation.DECISION_LIMIT.multipliedBy(2))));
    }

    /** https://github.com/chatwoot/chatwoot/issues/7204 */
    @Test
    void aConversationIsNotStuckWithAnAgentWhoIsGone() {
        var talk = Talk.with(ANN);

        Taken lost = talk.loses(ANN);

        assertThat(lost.events().getFirst())
                .isEqualTo(
                        new Event.AgentLeft("ann", "Ann", Event.LeaveReason.LOST, Optional.empty(), Optional.empty()));
        assertThat(talk.state().hold()).isEmpty();
        var queue = (Owner.Queue) talk.state().owner();
        assertThat(queue.returned()).isTrue();
        assertThat(queue.target()).isEqualTo(SALES);
        assertThat(queue.priority()).isEqualTo(5);
        assertThat(queue.passed()).containsOnlyKeys("ann");
        assertThat(talk.says(ANN, "I am back").refusal()).contains(new Refusal.NotOwner(queue));
    }

    @Test
    void anOfferToAnAgentWhoIsGoneIsWithdrawnAndTheConversationKeepsItsPlace() {
        var talk = Talk.waiting();
        var before = (Owner.Queue) talk.state().owner();
        talk.offeredTo(ANN);

        talk.loses(ANN);

        assertThat(talk.state().owner()).isEqualTo(before);
        assertThat(talk.state().hold()).isEmpty();
    }

    /** https://github.com/chatwoot/chatwoot/issues/9277 */
    @Test
    void everyFactOfAChangeIsAnEventOfItsOwn() {
        var claimed = Talk.greeted();
        assertThat(kinds(claimed.claims(ANN, false)))
                .containsExactly(Event.HandoverRequested.class, Event.AgentJoined.class);
        assertThat(kinds(claimed.claims(SUE, true))).containsExactly(Event.AgentLeft.class, Event.AgentJoined.class);
        assertThat(kinds(claimed.passesOn(SUE, false, SALES)))
                .containsExactly(Event.Transferred.class, Event.AgentLeft.class, Event.Queued.class);
        claimed.offeredTo(ANN);
        assertThat(kinds(claimed.closes(Actor.CUSTOMER, false)))
                .containsExactly(Event.OfferWithdrawn.class, Event.Closed.class);
        assertThat(kinds(claimed.customerSays("One more thing")))
                .containsExactly(Event.Reopened.class, Event.Message.class);
    }

    /** https://github.com/chatwoot/chatwoot/issues/12661 */
    @Test
    void messagesBearNumbersInTheOrderInWhichTheyWereSaid() {
        var talk = Talk.greeted();
        long first = talk.customerSays("one").number().orElseThrow();
        long second = talk.customerSays("two").number().orElseThrow();
        long third = talk.customerSays("three").number().orElseThrow();

        assertThat(second).isEqualTo(first + 1);
        assertThat(third).isEqualTo(second + 1);
        assertThat(talk.log().stream().map(Recorded::number))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, third).boxed().toList());
    }

    /** https://github.com/RocketChat/Rocket.Chat/issues/18029 */
    @ParameterizedTest
    @MethodSource("everyOwner")
    void aSupervisorCanCloseAConversationWhoeverHasIt(Conversation state) {
        var close = new Command.Close(
                state.lastAt().plusSeconds(1), SUE, true, Optional.of("stuck"), Optional.of("Closed by hand"));

        switch (Rules.DEFAULT.decide(state, close)) {
            case Decision.Happens happens -> {
                assertThat(happens.events()).endsWith(new Event.Closed(Optional.of("stuck")));
                assertThat(happens.answer()).isEqualTo(happens.events().size() - 1);
            }
            case Decision.AlreadySo so -> assertThat(state.owner()).isEqualTo(new Owner.Closed());
            case Decision.Refused refused -> throw new AssertionError(refused);
        }
    }

    static Stream<Conversation> everyOwner() {
        var offered = Talk.waiting();
        offered.offeredTo(ANN);
        return Stream.of(
                new Talk().state(),
                Talk.waiting().state(),
                offered.state(),
                Talk.with(ANN).state(),
                atADesk(Talk.with(ANN).state()),
                Talk.closed().state());
    }

    /** https://github.com/RocketChat/Rocket.Chat/issues/23404 */
    @Test
    void whereTheBotIsToBeSilentWhileWaitingItsOpenTurnEndsWithTheQueue() {
        var talk = Talk.greeted();
        talk.customerAsksForPerson();
        talk.customerSays("Hello?");
        long turn = talk.turn();
        talk.queued(0, false);

        assertThat(talk.botAnswers(turn, talk.state().epoch(), "Hello!").refusal())
                .contains(new Refusal.NoSuchTurn());
        talk.customerSays("Anybody?");
        assertThat(talk.state().bot().turn()).isEmpty();
        assertThat(talk.state().contact().unanswered()).isEqualTo(1);
    }

    /** https://github.com/botpress/v12/issues/1326 */
    @ParameterizedTest
    @ValueSource(strings = {"Where is my order?", "", "\u0000", "👍", "/restart", "{\"type\":\"postback\"}", "\ud83d"})
    void whateverTheCustomerSendsToAPersonDoesNotReachTheBot(String text) {
        var talk = Talk.with(ANN);

        talk.customerSays(text);

        assertThat(talk.state().bot().turn()).isEmpty();
        assertThat(talk.state().deadline()).isEmpty();
    }

    /** https://github.com/botpress/botpress/issues/4729 */
    @Test
    void aHandBackIntoAnActionAsksTheBotForItWithoutWaitingForTheCustomer() {
        var talk = Talk.with(ANN);

        Taken back = talk.handsBack(ANN, false, Optional.of("solved"), Optional.of("survey"));

        assertThat(talk.state().bot().turn().map(Owed::number)).isEqualTo(back.number());
        assertThat(talk.state().bot().resume())
                .contains(new Resume("Ann", Optional.of("solved"), Optional.of("survey")));
        assertThat(talk.botAnswers("How was it?").number()).isPresent();
        assertThat(talk.state().bot().turn()).isEmpty();
    }

    /** https://github.com/stickerdaniel/saas-starter/pull/684 */
    @Test
    void aPersonCanBeAskedForAsTheVeryFirstThingWithoutAWordWritten() {
        var talk = new Talk();

        Taken request = talk.customerAsksForPerson();
        talk.queued(0, true);
        talk.accepts(ANN, talk.offeredTo(ANN));

        assertThat(request.number()).contains(2L);
        assertThat(talk.state().isWith("ann")).isTrue();
        assertThat(talk.state().contact().waitsSince()).isPresent();
        assertThat(talk.says(ANN, "Hello, how can I help?").number()).isPresent();
    }

    /** https://github.com/chatwoot/chatwoot/issues/10486 */
    @Test
    void anAgentWhoWantsToReplyCanTakeTheConversationFromBotOrQueueFirst() {
        var fromBot = Talk.greeted();
        fromBot.claims(ANN, false);
        assertThat(fromBot.says(ANN, "Hello").number()).isPresent();

        var fromQueue = Talk.waiting();
        fromQueue.claims(ANN, false);
        assertThat(fromQueue.says(ANN, "Hello").number()).isPresent();
    }

    /** https://github.com/evolution-foundation/evolution-api/issues/2536 */
    @Test
    void thePauseOfTheBotLivesOnTheConversationSoThatNoMessageWakesItWhileAPersonHasIt() {
        var talk = new Talk();
        talk.claims(ANN, false);

        talk.customerSays("Hello");
        talk.says(ANN, "Hello, this is Ann");
        talk.customerSays("I have a question");

        assertThat(talk.state().bot().turn()).isEmpty();
        assertThat(talk.state().epoch()).isEqualTo(2);
    }

    /** https://www.github.com/RocketChat/hubot-natural/issues/51 */
    @Test
    void everyHandoverHasAnExplicitOutcome() {
        var refused = Talk.greeted();
        refused.customerAsksForPerson();
        assertThat(refused.stays(Event.Outcome.CLOSED).events())
                .containsExactly(new Event.HandoverRefused(Event.Outcome.CLOSED));
        assertThat(refused.state().owner()).isEqualTo(new Owner.Bot());
        assertThat(refused.state().decision()).isEmpty();

        var cancelled = Talk.waiting();
        assertThat(cancelled.customerCancels().events()).containsExactly(new Event.HandoverCancelled());
        assertThat(cancelled.state().owner()).isEqualTo(new Owner.Bot());
    }

    /** https://github.com/RocketChat/feature-requests/issues/593 */
    @Test
    void anAgentWhoMissesAnOfferIsPassedOverSoThatTheNextOneIsAsked() {
        var talk = Talk.waiting();
        var before = (Owner.Queue) talk.state().owner();
        long offer = talk.offeredTo(ANN);

        Taken missed = talk.deadlineFires();

        var queue = (Owner.Queue) talk.state().owner();
        assertThat(missed.events())
                .containsExactly(new Event.OfferMissed(
                        offer, "ann", "Ann", talk.state().lastAt().plus(Conversation.PASSED_OVER)));
        assertThat(queue.passed()).containsOnlyKeys("ann");
        assertThat(queue.since()).isEqualTo(before.since());
        assertThat(talk.accepts(ANN, offer).refusal()).contains(new Refusal.OfferOver("missed"));
        assertThat(talk.accepts(BEN, talk.offeredTo(BEN)).number()).isPresent();
    }

    @Test
    void whoeverWaitsInVainIsToldSoAndIsBackWithTheBot() {
        var talk = Talk.waiting();

        Taken expired = talk.deadlineFires();

        assertThat(expired.events()).containsExactly(new Event.HandoverExpired(), Event.Message.of("Nobody is free."));
        assertThat(talk.state().owner()).isEqualTo(new Owner.Bot());
        assertThat(talk.state().contact().waitsSince()).isEmpty();
        assertThat(talk.customerSays("Then tell me when you open").number()).isPresent();
        assertThat(talk.state().bot().turn()).isPresent();
    }

    /** https://github.com/chatwoot/chatwoot/issues/12754 */
    @Test
    void aBotThatIsSlowOnceIsAskedAgainAndOnlyTheSecondTimeBringsAPerson() {
        var talk = Talk.greeted();
        long turn = talk.customerSays("Where is my order?").number().orElseThrow();

        Taken once = talk.deadlineFires();
        assertThat(once.events()).containsExactly(new Event.WorkLate(Event.Work.TURN, turn, 1));
        assertThat(talk.state().decision()).isEmpty();

        Taken twice = talk.deadlineFires();
        assertThat(kinds(twice)).containsExactly(Event.WorkLate.class, Event.HandoverRequested.class);
        assertThat(talk.state().handover().map(Conversation.Handover::reason)).contains(HandoverReason.BOT_FAILURE);
        assertThat(talk.botAnswers("Sorry, that took long.").number()).isPresent();
    }

    @Test
    void aMessageToAClosedConversationReopensItWithTheBotUntilTheRightToItEnds() {
        var talk = Talk.closed();
        talk.passes(Duration.ofDays(29));
        talk.customerSays("One more question");
        assertThat(talk.state().owner()).isEqualTo(new Owner.Bot());
        assertThat(talk.state().bot().turn()).isPresent();

        talk.closes(Actor.CUSTOMER, false);
        talk.passes(Duration.ofDays(30));
        assertThat(talk.customerSays("And another").refusal()).contains(new Refusal.Expired());
        assertThat(talk.state().owner()).isEqualTo(new Owner.Closed());
    }

    private static Stream<Class<?>> kinds(Taken taken) {
        return taken.events().stream().map(Event::getClass);
    }

    private static Conversation atADesk(Conversation state) {
        return new Conversation(
                state.id(),
                state.assistant(),
                state.channel(),
                state.locale(),
                state.visitor(),
                state.startedAt(),
                state.number(),
                state.lastAt(),
                state.epoch(),
                new Owner.Desk("desk", "case-1"),
                state.ownerNumber(),
                state.ownerSince(),
                state.bot(),
                state.decision(),
                state.handover(),
                state.contact(),
                state.rating());
    }
}
