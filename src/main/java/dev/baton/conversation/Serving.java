package dev.baton.conversation;

import dev.baton.conversation.Decision.AlreadySo;
import dev.baton.conversation.Decision.Happens;
import dev.baton.conversation.Decision.Refused;
import dev.baton.conversation.Service.First;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The part of {@link Rules} that follows from how a conversation is served ({@link Service}). */
final class Serving {

    /** How long a conversation waits at most that has come back to its agent's queue (A6). */
    private static final Duration WAIT_LIMIT = Duration.ofMinutes(60);

    private Serving() {}

    /** The agent is asked; or joins at once where the team wants that, or where the conversation comes back (R7, W7). */
    static Decision offer(Owner.Queue queue, Event.OfferMade offer) {
        boolean comesBack = queue.first()
                .filter(first -> first.joins() && first.agent().equals(offer.agent()))
                .isPresent();
        return queue.served().autoAccept() || comesBack
                ? new Happens(
                        List.of(
                                offer,
                                new Event.AgentJoined(
                                        offer.agent(), offer.name(), offer.weight(), queue.target(), false)),
                        0)
                : new Happens(offer);
    }

    /** The customer has answered: first to the agent who waited for it, at the head of that agent's own queue (W7). */
    static Event comesBack(Owner.Agent agent, Instant now) {
        Service service = agent.served();
        return new Event.Queued(
                agent.target(),
                agent.priority(),
                true,
                now,
                now.plus(WAIT_LIMIT),
                false,
                1,
                Optional.empty(),
                Optional.empty(),
                agent.service(),
                Optional.of(new First(agent.id(), now.plusSeconds(service.backSeconds()), true)),
                Optional.empty());
    }

    /** The agent is lost: back to the head of the queue, for anybody but them (R10). */
    static Event returns(Owner.Agent agent, Instant now, Instant waitUntil) {
        return new Event.Queued(
                agent.target().without(agent.id()),
                agent.priority(),
                true,
                now,
                waitUntil,
                false,
                1,
                Optional.empty(),
                Optional.of(agent.id()),
                agent.service(),
                Optional.empty(),
                Optional.empty());
    }

    static Decision rest(Conversation state, Command.Rest rest) {
        if (!(state.owner() instanceof Owner.Agent agent) || !rest.actor().isAgent(agent.id())) {
            return new Refused(new Refusal.NotOwner(state.owner()));
        }
        if (agent.rests() == rest.rests()) {
            return new AlreadySo(state.number());
        }
        return new Happens(
                rest.rests()
                        ? new Event.Rested(agent.id(), agent.name(), restingWeight(agent))
                        : new Event.Resumed(agent.id(), agent.name(), agent.weight()));
    }

    /** Waiting never takes more than talking does. */
    private static int restingWeight(Owner.Agent agent) {
        return Math.min(agent.served().restingWeight(), agent.weight());
    }

    static Decision finishWrapUp(Conversation state, Command.FinishWrapUp finish) {
        if (state.wrapUp().isEmpty()) {
            return new AlreadySo(state.number());
        }
        Service.WrapUp after = state.wrapUp().get();
        return finish.supervisor() || finish.actor().isAgent(after.agent())
                ? new Happens(ended(after, true))
                : new Refused(new Refusal.NotOwner(state.owner()));
    }

    static Event ended(Service.WrapUp after, boolean early) {
        return new Event.WrapUpEnded(after.agent(), after.name(), early);
    }
}
