package dev.baton.routing;

import dev.baton.conversation.Actor;
import dev.baton.conversation.Command;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.Conversation.Hold;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Conversations;
import dev.baton.conversation.Decision;
import dev.baton.conversation.Event;
import dev.baton.conversation.HandoverReason;
import dev.baton.conversation.Recorded;
import dev.baton.conversation.Refusal;
import dev.baton.conversation.Rules;
import dev.baton.conversation.Target;
import dev.baton.conversation.Visitor;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Conversations in memory, with the true rules, exact caps and terms; also what the router reads of them. Whether a commit
 * is told to the followers can be switched off: it is another node's then.
 */
final class FakeConversations implements Conversations, StandingSource {

    final Map<ConversationId, Conversation> states = new TreeMap<>();
    final Map<String, Integer> caps = new TreeMap<>();
    final List<Command.MakeOffer> offersAsked = new ArrayList<>();
    long term = 1;
    boolean toldHere = true;
    BooleanSupplier overloaded = () -> false;
    private final Clock clock;
    private final List<Follower> followers = new CopyOnWriteArrayList<>();
    private int started;

    FakeConversations(Clock clock) {
        this.clock = clock;
    }

    /** A conversation that waits for the team. */
    ConversationId waiting(String team) {
        return waiting(Target.team(team), 0);
    }

    ConversationId waiting(Target target, int priority) {
        ConversationId id = Samples.id(++started);
        var start = new Event.Started("demo", "web", Optional.empty(), Optional.empty(), Visitor.ANONYMOUS);
        states.put(
                id, Conversation.start(id, new Recorded(1, clock.instant(), Actor.CUSTOMER, Optional.empty(), start)));
        queue(id, target, priority);
        return id;
    }

    /** The conversation wants a person once more. */
    void waitAgain(ConversationId id, String team) {
        queue(id, Target.team(team), 0);
    }

    private void queue(ConversationId id, Target target, int priority) {
        var request =
                new Event.HandoverRequested(HandoverReason.REQUESTED, "asked", target, Map.of(), Optional.empty());
        done(id, new Command.RequestHandover(clock.instant(), Actor.CUSTOMER, request));
        var queued = new Event.Queued(
                target,
                priority,
                false,
                clock.instant(),
                clock.instant().plus(Duration.ofHours(1)),
                false,
                1,
                Optional.empty(),
                Optional.empty());
        done(
                id,
                new Command.DecideHandover(
                        clock.instant(), state(id).number(), new Command.Decided.ToQueue(queued), Optional.empty()));
    }

    /** Carries out what cannot be refused. */
    void done(ConversationId id, Command command) {
        if (submit(id, command) instanceof Reply.Refused refused) {
            throw new AssertionError(refused.refusal());
        }
    }

    Conversation state(ConversationId id) {
        return Objects.requireNonNull(states.get(id));
    }

    /** Whom the conversation is offered to, or who has it. */
    Optional<String> agentOf(ConversationId id) {
        return state(id).hold().map(Hold::agent);
    }

    int load(String agent) {
        return states.values().stream()
                .flatMap(state -> state.hold().stream())
                .filter(hold -> hold.agent().equals(agent))
                .mapToInt(Hold::weight)
                .sum();
    }

    @Override
    public Reply submit(ConversationId id, Function<Conversation, Command> wish) {
        Conversation before = states.get(id);
        if (before == null) {
            return new Reply.Refused(new Refusal.NoSuchConversation());
        }
        Command command = wish.apply(before);
        if (command instanceof Command.MakeOffer offer) {
            offersAsked.add(offer);
            if (offer.term() < term) {
                return new Reply.Refused(new Refusal.OldTerm());
            }
            if (overloaded.getAsBoolean()) {
                return new Reply.Refused(new Refusal.Overloaded("too much"));
            }
        }
        return switch (Rules.DEFAULT.decide(before, command)) {
            case Decision.Refused refused -> new Reply.Refused(refused.refusal());
            case Decision.AlreadySo already -> new Reply.Done(already.number(), true, before);
            case Decision.Happens happens -> commit(before, command, happens);
        };
    }

    private Reply commit(Conversation before, Command command, Decision.Happens happens) {
        var events = new ArrayList<Recorded>();
        Conversation after = before;
        for (Event event : happens.events()) {
            var recorded = new Recorded(after.number() + 1, command.at(), command.actor(), Optional.empty(), event);
            events.add(recorded);
            after = after.apply(recorded);
        }
        Optional<Refusal> full = overCap(before, after, command);
        if (full.isPresent()) {
            return new Reply.Refused(full.get());
        }
        states.put(before.id(), after);
        if (toldHere) {
            var commit = new Committed(Optional.of(before), after, List.copyOf(events));
            followers.forEach(follower -> follower.committed(commit));
        }
        return new Reply.Done(events.get(happens.answer()).number(), false, after);
    }

    private Optional<Refusal> overCap(Conversation before, Conversation after, Command command) {
        boolean forced = command instanceof Command.Claim claim && claim.force();
        if (forced || before.hold().equals(after.hold())) {
            return Optional.empty();
        }
        return after.hold().flatMap(hold -> {
            int load = load(hold.agent());
            int cap = caps.getOrDefault(hold.agent(), 0);
            return load + hold.weight() > cap ? Optional.of(new Refusal.OverCapacity(load, cap)) : Optional.empty();
        });
    }

    @Override
    public void follow(Follower follower) {
        followers.add(follower);
    }

    @Override
    public Optional<Conversation> find(ConversationId id) {
        return Optional.ofNullable(states.get(id));
    }

    @Override
    public Reply start(Command.Start start, Optional<String> origin) {
        throw new AssertionError("routing neither starts conversations nor reads their logs");
    }

    @Override
    public List<Recorded> events(ConversationId id, long after, int limit) {
        throw new AssertionError("routing neither starts conversations nor reads their logs");
    }

    @Override
    public List<Standing> page(Optional<ConversationId> after, int limit) {
        return states.values().stream()
                .map(Standing::of)
                .filter(Standing::matters)
                .filter(standing ->
                        after.filter(id -> id.compareTo(standing.id()) >= 0).isEmpty())
                .limit(limit)
                .toList();
    }

    @Override
    public List<Glance> glance(Optional<ConversationId> after, int limit) {
        return page(after, limit).stream()
                .map(standing -> new Glance(
                        standing.id(),
                        standing.number(),
                        standing.epoch(),
                        standing.hold().map(Hold::agent),
                        standing.hold().map(Hold::weight).orElse(0)))
                .toList();
    }

    @Override
    public List<Standing> read(Collection<ConversationId> ids) {
        return ids.stream().flatMap(id -> find(id).stream()).map(Standing::of).toList();
    }

    /** Loads are added up from what is held whenever they are asked for. */
    @Override
    public int misloaded() {
        return 0;
    }

    @Override
    public List<Standing> heldBy(String agent) {
        return page(Optional.empty(), Integer.MAX_VALUE).stream()
                .filter(standing ->
                        standing.hold().map(Hold::agent).filter(agent::equals).isPresent())
                .toList();
    }
}
