package dev.baton.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.conversation.Conversation.Owed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

/** The bot's turns: one at a time, each answered once, nothing that was said to the bot forgotten. */
@Domain(Stories.class)
class TurnLawsTest {

    @Property
    void a_turn_is_open_only_while_the_bot_may_speak(@ForAll Story story) {
        for (Conversation state : story.played().states()) {
            if (state.bot().turn().isPresent()) {
                assertThat(state.botMaySpeak()).isTrue();
            }
        }
    }

    @Property
    void no_turn_is_answered_twice(@ForAll Story story) {
        long answered = 0;
        for (Recorded recorded : story.played().log()) {
            if (recorded.event() instanceof Event.BotAnswered answer) {
                assertThat(answer.turn()).isGreaterThan(answered);
                answered = answer.turn();
            }
        }
    }

    @Property
    void what_is_said_during_a_turn_leaves_it_open_and_opens_the_next_one(@ForAll Story story) {
        var lane = story.played();
        long lastHeard = 1;
        for (Recorded recorded : lane.log().subList(1, lane.log().size())) {
            Conversation before = lane.after(recorded.number() - 1);
            Conversation after = lane.after(recorded.number());
            if (recorded.event() instanceof Event.Message && recorded.actor().equals(Actor.CUSTOMER)) {
                if (before.botMaySpeak()) {
                    lastHeard = recorded.number();
                    assertThat(turn(after)).isEqualTo(turn(before).or(() -> Optional.of(recorded.number())));
                } else {
                    assertThat(turn(after)).isEmpty();
                }
            } else if (recorded.event() instanceof Event.Tagged tagged
                    && tagged.isNewsToBot(recorded.actor())
                    && before.owner() instanceof Owner.Bot) {
                lastHeard = recorded.number();
                assertThat(turn(after)).isEqualTo(turn(before).or(() -> Optional.of(recorded.number())));
            } else if (recorded.event() instanceof Event.BotAnswered answer) {
                assertThat(turn(before)).contains(answer.turn());
                lastHeard = answer.goesOn() || answer.through() < answer.turn() ? recorded.number() : lastHeard;
                assertThat(turn(after))
                        .isEqualTo(lastHeard > answer.turn() ? Optional.of(lastHeard) : Optional.empty());
            } else if (recorded.event() instanceof Event.HandoverWished) {
                lastHeard = recorded.number();
                assertThat(turn(after)).isEqualTo(turn(before).or(() -> Optional.of(recorded.number())));
            } else if (recorded.event() instanceof Event.AgentLeft left
                    && left.action().isPresent()) {
                lastHeard = recorded.number();
            }
        }
    }

    @Property
    void an_answer_that_goes_on_opens_a_turn_of_its_own(@ForAll Story story) {
        var lane = story.played();
        for (Recorded recorded : lane.log()) {
            if (recorded.event() instanceof Event.BotAnswered answer && answer.goesOn()) {
                assertThat(turn(lane.after(recorded.number()))).contains(recorded.number());
            }
        }
    }

    @Property
    void a_message_that_the_bot_heard_is_answered_or_in_the_turn_that_is_open(@ForAll Story story) {
        var lane = story.played();
        List<Long> waiting = new ArrayList<>();
        for (Recorded recorded : lane.log().subList(1, lane.log().size())) {
            Conversation before = lane.after(recorded.number() - 1);
            Conversation after = lane.after(recorded.number());
            if (recorded.event() instanceof Event.Message
                    && recorded.actor().equals(Actor.CUSTOMER)
                    && before.botMaySpeak()) {
                waiting.add(recorded.number());
            }
            if (waiting.removeIf(number -> number <= after.bot().answered())) {
                assertThat(recorded.event() instanceof Event.BotAnswered
                                || !before.botMaySpeak()
                                || !after.botMaySpeak())
                        .as("who takes over what was said at %s", recorded)
                        .isTrue();
            }
            if (!waiting.isEmpty()) {
                assertThat(turn(after)).isPresent();
                assertThat(after.bot().heard()).isGreaterThanOrEqualTo(waiting.getLast());
            }
        }
    }

    private static Optional<Long> turn(Conversation state) {
        return state.bot().turn().map(Owed::number);
    }
}
