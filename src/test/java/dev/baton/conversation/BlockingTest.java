package dev.baton.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The right to write, taken away and given back (W10). */
class BlockingTest {

    private static final Instant NOW = Instant.parse("2026-10-05T08:00:00Z");
    private static final Actor ANN = Actor.agent("ann", "Ann");

    private static Conversation withAnn() {
        return play(started(), ANN, new Event.AgentJoined("ann", "Ann", 100, Target.team("support"), false));
    }

    private static Conversation started() {
        return Conversation.start(
                ConversationId.startingAt(NOW),
                new Recorded(
                        1,
                        NOW,
                        Actor.CUSTOMER,
                        Optional.empty(),
                        new Event.Started(
                                "demo",
                                "web",
                                Optional.empty(),
                                Optional.empty(),
                                Visitor.ANONYMOUS,
                                Optional.empty())));
    }

    private static Conversation play(Conversation state, Actor actor, Event... events) {
        for (Event event : events) {
            state = state.apply(new Recorded(state.number() + 1, NOW, actor, Optional.empty(), event));
        }
        return state;
    }

    private static Conversation blocked() {
        Decision decision = Rules.DEFAULT.decide(withAnn(), new Command.Block(NOW, ANN, false, "threats"));
        return play(withAnn(), ANN, ((Decision.Happens) decision).events().toArray(Event[]::new));
    }

    static Stream<Command> whatACustomerDoes() {
        return Stream.of(
                new Command.Say(NOW, Actor.CUSTOMER, Optional.empty(), "Let me in"),
                new Command.Rate(NOW, 1, Optional.empty()),
                new Command.GoBack(NOW),
                new Command.CancelHandover(NOW, Actor.CUSTOMER),
                new Command.RequestHandover(
                        NOW,
                        Actor.CUSTOMER,
                        new Event.HandoverRequested(
                                HandoverReason.MENU, "menu", Target.BY_RULES, java.util.Map.of(), Optional.empty())));
    }

    @Test
    void blocking_ends_the_conversation_in_the_same_step() {
        Conversation state = blocked();

        assertThat(state.owner()).isInstanceOf(Owner.Closed.class);
        assertThat(state.blockedSince()).contains(NOW);
        assertThat(state.hold()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("whatACustomerDoes")
    void a_blocked_customer_can_do_nothing_more(Command command) {
        assertThat(Rules.DEFAULT.decide(blocked(), command)).isEqualTo(new Decision.Refused(new Refusal.Blocked()));
    }

    @Test
    void an_agent_blocks_only_whom_they_talk_with_and_a_supervisor_anybody() {
        var ben = Actor.agent("ben", "Ben");

        assertThat(Rules.DEFAULT.decide(withAnn(), new Command.Block(NOW, ben, false, "no")))
                .isInstanceOf(Decision.Refused.class);
        assertThat(Rules.DEFAULT.decide(started(), new Command.Block(NOW, ben, true, "spam")))
                .isInstanceOf(Decision.Happens.class);
    }

    @Test
    void blocking_twice_and_letting_in_whom_nobody_blocked_change_nothing() {
        assertThat(Rules.DEFAULT.decide(blocked(), new Command.Block(NOW, ANN, true, "again")))
                .isInstanceOf(Decision.AlreadySo.class);
        assertThat(Rules.DEFAULT.decide(withAnn(), new Command.Unblock(NOW, ANN)))
                .isInstanceOf(Decision.AlreadySo.class);
    }

    @Test
    void who_is_let_in_again_begins_with_the_bot() {
        Conversation state = play(blocked(), ANN, new Event.VisitorUnblocked());

        Decision said = Rules.DEFAULT.decide(state, new Command.Say(NOW, Actor.CUSTOMER, Optional.empty(), "Sorry"));

        assertThat(((Decision.Happens) said).events())
                .isEqualTo(List.of(new Event.Reopened(), Event.Message.of("Sorry")));
    }
}
