package dev.baton.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.conversation.Conversation.Hold;
import dev.baton.conversation.Conversation.Owed;
import dev.baton.conversation.LaneModel.Taken;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;

/** Law 1: one owner, an epoch that tells one ownership from the next, and nobody heard who may not speak. */
@Domain(Stories.class)
class OwnershipLawsTest {

    /** How people end it, so that it is the bot's again. */
    private static final Set<String> FOR_GOOD = Set.of("ENDED", "BACK_TO_BOT", "DISMISSED");

    @Property
    void every_change_of_owner_raises_the_epoch_and_nothing_else_does(@ForAll Story story) {
        var lane = story.played();
        for (int i = 1; i < lane.states().size(); i++) {
            Conversation before = lane.states().get(i - 1);
            Conversation after = lane.states().get(i);
            if (who(before).equals(who(after)) && before.ownerNumber() == after.ownerNumber()) {
                assertThat(after.epoch()).isEqualTo(before.epoch());
                assertThat(after.ownerSince()).isEqualTo(before.ownerSince());
            } else {
                assertThat(after.epoch()).isEqualTo(before.epoch() + 1);
                assertThat(after.ownerNumber()).isEqualTo(after.number());
                assertThat(after.ownerSince()).isEqualTo(after.lastAt());
            }
        }
    }

    @Property
    void the_customer_is_heard_until_the_right_to_the_conversation_ends_or_is_taken_away(@ForAll Story story) {
        for (Taken taken : story.played().taken()) {
            if (taken.command() instanceof Command.Say say && say.actor().equals(Actor.CUSTOMER)) {
                boolean mayWrite = !say.at().isAfter(Rules.DEFAULT.customerMayUntil(taken.before()))
                        && taken.before().blockedSince().isEmpty();
                if (mayWrite) {
                    assertThat(taken.number()).isPresent();
                } else {
                    assertThat(taken.added()).isEmpty();
                }
            }
        }
    }

    @Property
    void an_agent_is_heard_exactly_while_owning_the_conversation(@ForAll Story story) {
        for (Taken taken : story.played().taken()) {
            if (taken.command() instanceof Command.Say say && say.actor().kind() == Actor.Kind.AGENT) {
                if (taken.before().isWith(say.actor().id())) {
                    assertThat(taken.number()).isPresent();
                } else {
                    assertThat(taken.added()).isEmpty();
                }
            }
        }
    }

    @Property
    void the_bot_speaks_only_while_it_owns_the_conversation_or_may_speak_for_queue_or_desk(@ForAll Story story) {
        var lane = story.played();
        for (Recorded recorded : lane.log()) {
            if (recorded.actor().kind() == Actor.Kind.BOT && recorded.event() instanceof Event.Message) {
                Owner owner = lane.after(recorded.number() - 1).owner();
                boolean speaksForTheQueue = owner instanceof Owner.Queue queue && queue.botSpeaks();
                boolean speaksForTheDesk =
                        owner instanceof Owner.Desk desk && desk.botSpeaks() && desk.stage() != Owner.Stage.TALKING;
                assertThat(owner instanceof Owner.Bot || speaksForTheQueue || speaksForTheDesk)
                        .as("the bot said event %d while it was with %s", recorded.number(), owner)
                        .isTrue();
            }
        }
    }

    @Property
    void the_bot_is_never_heard_without_having_been_asked(@ForAll Story story) {
        for (Taken taken : story.played().taken()) {
            if (taken.command() instanceof Command.Say say && say.actor().kind() == Actor.Kind.BOT) {
                assertThat(taken.refusal())
                        .contains(new Refusal.NotOwner(taken.before().owner()));
            }
        }
    }

    @Property
    void from_the_accept_on_every_answer_of_the_bot_is_refused(@ForAll Story story) {
        for (Taken taken : story.played().taken()) {
            Owner owner = taken.before().owner();
            if (taken.command() instanceof Command.AnswerTurn
                    && (owner instanceof Owner.Agent || owner instanceof Owner.Closed)) {
                assertThat(taken.refusal()).isPresent();
                assertThat(taken.added()).isEmpty();
            }
        }
    }

    @Property
    void an_answer_is_taken_exactly_when_it_names_the_open_turn_and_the_present_epoch(@ForAll Story story) {
        for (Taken taken : story.played().taken()) {
            if (taken.command() instanceof Command.AnswerTurn answer) {
                boolean open = taken.before().bot().turn().map(Owed::number).equals(Optional.of(answer.turn()));
                boolean current = answer.epoch() == taken.before().epoch();
                assertThat(taken.refusal().isEmpty()).isEqualTo(open && current);
            }
        }
    }

    @Property
    void it_counts_as_handed_over_from_the_request_until_it_is_back_for_good(@ForAll Story story) {
        var lane = story.played();
        boolean wanted = false;
        for (Recorded recorded : lane.log()) {
            wanted = switch (recorded.event()) {
                case Event.HandoverRequested requested -> true;
                case Event.HandoverCancelled cancelled -> false;
                case Event.Closed closed -> false;
                case Event.AgentLeft left ->
                    wanted && !FOR_GOOD.contains(left.reason().name());
                case Event.DeskEnded ended ->
                    wanted && !FOR_GOOD.contains(ended.outcome().name());
                default -> wanted;
            };
            Conversation state = lane.after(recorded.number());
            boolean withPeople = !(state.owner() instanceof Owner.Bot || state.owner() instanceof Owner.Closed);
            assertThat(state.handedOver())
                    .as("after %s, with %s", recorded.event(), state.owner())
                    .isEqualTo(wanted || withPeople);
        }
    }

    @Property
    void an_agent_who_joined_leaves_before_another_joins(@ForAll Story story) {
        Optional<String> present = Optional.empty();
        for (Recorded recorded : story.played().log()) {
            if (recorded.event() instanceof Event.AgentJoined joined) {
                assertThat(present).isEmpty();
                present = Optional.of(joined.agent());
            } else if (recorded.event() instanceof Event.AgentLeft left) {
                assertThat(present).contains(left.agent());
                present = Optional.empty();
            }
        }
    }

    @Property
    void capacity_is_held_exactly_while_an_offer_is_out_or_an_agent_owns(@ForAll Story story) {
        for (Conversation state : story.played().states()) {
            Optional<Hold> expected =
                    state.wrapUp().map(after -> new Hold(after.agent(), after.weight(), after.team(), state.channel()));
            if (state.owner() instanceof Owner.Agent agent) {
                assertThat(state.wrapUp()).isEmpty();
                expected = Optional.of(new Hold(
                        agent.id(),
                        agent.restsWith().orElse(agent.weight()),
                        agent.target().team(),
                        state.channel()));
            } else if (state.owner() instanceof Owner.Queue queue
                    && queue.offer().isPresent()) {
                Owner.Offer offer = queue.offer().get();
                assertThat(state.wrapUp()).isEmpty();
                expected = Optional.of(
                        new Hold(offer.agent(), offer.weight(), queue.target().team(), state.channel()));
            }
            assertThat(state.hold()).isEqualTo(expected);
        }
    }

    @Property
    void the_conversation_of_a_lost_agent_goes_back_to_the_head_of_its_queue(@ForAll Story story) {
        var lane = story.played();
        Conversation before = lane.state();
        if (before.owner() instanceof Owner.Agent agent && !agent.rests()) {
            var waitUntil = before.lastAt().plusSeconds(600);
            Taken lost = lane.submit(new Command.LoseAgent(before.lastAt(), agent.id(), waitUntil));

            assertThat(lost.after().owner()).isInstanceOf(Owner.Queue.class);
            var queue = (Owner.Queue) lost.after().owner();
            assertThat(queue.returned()).isTrue();
            assertThat(queue.target()).isEqualTo(agent.target().without(agent.id()));
            assertThat(queue.service()).isEqualTo(agent.service());
            assertThat(queue.priority()).isEqualTo(agent.priority());
            assertThat(queue.deadline()).isEqualTo(waitUntil);
            assertThat(queue.passed()).containsKey(agent.id());
            assertThat(lost.after().hold()).isEmpty();
        }
    }

    @Property
    void what_waits_for_the_customer_stays_with_its_agent_until_the_customer_answers(@ForAll Story story) {
        var lane = story.played();
        Conversation before = lane.state();
        boolean mayAnswer = !before.lastAt().isAfter(Rules.DEFAULT.customerMayUntil(before))
                && before.blockedSince().isEmpty();
        if (before.owner() instanceof Owner.Agent agent && agent.rests() && mayAnswer) {
            var at = before.lastAt();
            assertThat(lane.submit(new Command.LoseAgent(at, agent.id(), at)).added())
                    .isEmpty();
            Taken answered = lane.submit(new Command.Say(at, Actor.CUSTOMER, Optional.of("answer"), "Here it is"));

            assertThat(answered.after().owner()).isInstanceOf(Owner.Queue.class);
            var queue = (Owner.Queue) answered.after().owner();
            assertThat(queue.returned()).isTrue();
            assertThat(queue.first().map(Service.First::agent)).contains(agent.id());
            assertThat(answered.after().hold()).isEmpty();
        }
    }

    @Property
    void losing_an_agent_who_has_no_part_in_it_changes_nothing(@ForAll Story story) {
        var lane = story.played();
        var at = lane.state().lastAt();
        assertThat(lane.submit(new Command.LoseAgent(at, "somebody else", at)).added())
                .isEmpty();
    }

    private static String who(Conversation state) {
        return switch (state.owner()) {
            case Owner.Bot bot -> "bot";
            case Owner.Queue queue -> "queue";
            case Owner.Agent agent -> "agent " + agent.id();
            case Owner.Inbox inbox -> "inbox";
            case Owner.Desk desk -> "desk " + desk.id();
            case Owner.Closed closed -> "closed";
        };
    }
}
