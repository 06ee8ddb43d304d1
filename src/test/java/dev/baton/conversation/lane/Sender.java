package dev.baton.conversation.lane;

import static dev.baton.conversation.lane.Stage.now;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.conversation.Actor;
import dev.baton.conversation.Command;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Conversations.Reply;
import dev.baton.conversation.Event;
import dev.baton.conversation.HandoverReason;
import dev.baton.conversation.Owner;
import dev.baton.conversation.Recorded;
import dev.baton.conversation.Refusal;
import dev.baton.conversation.Service;
import dev.baton.conversation.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/** Sends commands at random, one after the other, to whichever node, and remembers what it was told. */
final class Sender {

    private record Sent(ConversationId id, Command command, Reply reply) {
        boolean inDoubt() {
            return reply instanceof Reply.Refused refused && refused.refusal() instanceof Refusal.Overloaded;
        }
    }

    private final String name;
    private final Random random;
    private final List<Stage> nodes;
    private final List<Actor> agents;
    private final List<ConversationId> conversations;
    private final Terms terms;
    private final List<Sent> sent = new ArrayList<>();

    Sender(
            String name,
            Random random,
            List<Stage> nodes,
            List<Actor> agents,
            List<ConversationId> conversations,
            Terms terms) {
        this.name = name;
        this.random = random;
        this.nodes = nodes;
        this.agents = agents;
        this.conversations = conversations;
        this.terms = terms;
    }

    /** One more command. */
    void act() {
        ConversationId id = any(conversations);
        if (random.nextInt(6) == 0 && !sent.isEmpty()) {
            Sent earlier = any(sent);
            if (earlier.command.clientId().isPresent()) {
                send(earlier.id, earlier.command);
                return;
            }
        }
        send(id, command(any(nodes).store.find(id).orElseThrow()));
    }

    /** Where the last answer to a client id was not one, the same client id gives the truth. */
    void askAgain() {
        for (Sent doubtful : List.copyOf(sent)) {
            if (doubtful.inDoubt() && doubtful.command.clientId().isPresent()) {
                for (int attempt = 0;
                        attempt < 50 && send(doubtful.id, doubtful.command).inDoubt();
                        attempt++) {}
            }
        }
    }

    private Sent send(ConversationId id, Command command) {
        var told = new Sent(id, command, any(nodes).lanes.submit(id, command));
        sent.add(told);
        return told;
    }

    private Command command(Conversation state) {
        Actor agent = state.hold()
                .filter(hold -> random.nextInt(4) > 0)
                .flatMap(hold ->
                        agents.stream().filter(one -> one.isAgent(hold.agent())).findFirst())
                .orElseGet(() -> any(agents));
        long offer = state.owner() instanceof Owner.Queue queue
                ? queue.offer().map(Owner.Offer::number).orElse(state.number())
                : state.number();
        return switch (random.nextInt(17)) {
            case 0, 1, 2 -> new Command.Say(now(), Actor.CUSTOMER, key(), "customer " + sent.size());
            case 3, 4 -> new Command.Say(now(), agent, key(), "agent " + sent.size());
            case 5 -> new Command.Claim(now(), agent, weight(), random.nextInt(8) == 0, Target.team("support"));
            case 6 ->
                new Command.RequestHandover(
                        now(),
                        Actor.CUSTOMER,
                        new Event.HandoverRequested(
                                HandoverReason.MENU, "menu", Target.BY_RULES, Map.of(), Optional.empty()));
            case 7 ->
                state.decision().isPresent()
                        ? new Command.DecideHandover(
                                now(),
                                state.decision().get().number(),
                                new Command.Decided.ToQueue(queued()),
                                Optional.empty())
                        : new Command.Transfer(now(), agent, false, queued(), Optional.empty());
            case 8, 9, 10 -> offers(state, agent);
            case 11, 12 -> new Command.AcceptOffer(now(), agent, offer);
            case 13 -> new Command.Rest(now(), agent, random.nextBoolean());
            case 14 -> new Command.FinishWrapUp(now(), agent, random.nextBoolean());
            case 15 ->
                random.nextBoolean()
                        ? new Command.DeclineOffer(now(), agent, offer)
                        : new Command.LoseAgent(now(), agent.id(), now().plusSeconds(60));
            default -> new Command.Close(now(), agent, random.nextInt(3) == 0, Optional.empty(), Optional.empty());
        };
    }

    private Event.Queued queued() {
        var service = new Service(
                100,
                random.nextBoolean() ? 25 : 0,
                random.nextInt(4) == 0,
                Optional.empty(),
                random.nextBoolean() ? 600 : 0,
                60,
                Optional.empty(),
                List.of());
        Event.Queued plain = Stage.queued();
        return new Event.Queued(
                Target.team(random.nextBoolean() ? "support" : "sales"),
                plain.priority(),
                plain.returned(),
                plain.since(),
                plain.deadline(),
                plain.botSpeaks(),
                plain.position(),
                plain.expectedWaitSeconds(),
                plain.except(),
                Optional.of(service),
                Optional.empty(),
                Optional.empty());
    }

    private Command offers(Conversation state, Actor agent) {
        if (random.nextInt(5) == 0) {
            terms.raise();
        }
        long term = Math.max(0, terms.current() - random.nextInt(2));
        return new Command.MakeOffer(
                now(),
                state.epoch(),
                new Event.OfferMade(agent.id(), agent.name(), weight(), now().plusSeconds(30), Map.of()),
                term);
    }

    private Optional<String> key() {
        return Optional.of(name + "-" + sent.size());
    }

    private int weight() {
        return random.nextBoolean() ? 100 : 50;
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private record Answer(Command command, long number) {}

    /** Numbers of the events of this conversation that answer what happened for this sender, each command's once. */
    List<Long> answers(ConversationId id) {
        return told(id).stream().map(Answer::number).toList();
    }

    /**
     * What happened, in the order in which it was told. When a connection breaks under a repeated command, nobody can tell
     * whether the first or the second sending wrote the event; then both are told that it happened.
     */
    private List<Answer> told(ConversationId id) {
        return sent.stream()
                .filter(told -> told.id.equals(id))
                .flatMap(told -> told.reply instanceof Reply.Done done && !done.repeated()
                        ? Stream.of(new Answer(told.command, done.number()))
                        : Stream.empty())
                .distinct()
                .toList();
    }

    /** Commands without a client id whose answer left it open what became of them. */
    long inDoubt(ConversationId id) {
        return sent.stream()
                .filter(told -> told.id.equals(id)
                        && told.inDoubt()
                        && told.command.clientId().isEmpty())
                .count();
    }

    /** By how much this sender's force may have lifted the agent above the cap. */
    int forced(Actor agent) {
        return sent.stream()
                .mapToInt(told -> told.command instanceof Command.Claim claim
                                && claim.force()
                                && claim.actor().equals(agent)
                                && (told.reply instanceof Reply.Done || told.inDoubt())
                        ? claim.weight()
                        : 0)
                .sum();
    }

    /** What is in the log is what this sender was told, in the order in which it was told. */
    void assertTold(ConversationId id, List<Recorded> log) {
        long last = 0;
        for (Answer told : told(id)) {
            Recorded answer = log.get((int) told.number() - 1);
            assertThat(answer.actor()).isEqualTo(told.command().actor());
            assertThat(answer.clientId()).isEqualTo(told.command().clientId());
            assertThat(answer.number()).as("order of %s", name).isGreaterThan(last);
            last = answer.number();
        }
        sent.stream()
                .filter(told -> told.id.equals(id) && told.command.clientId().isPresent())
                .forEach(told -> assertTruth(told, log));
    }

    private void assertTruth(Sent told, List<Recorded> log) {
        List<Recorded> logged = log.stream()
                .filter(recorded -> recorded.clientId().equals(told.command.clientId())
                        && recorded.actor().equals(told.command.actor()))
                .toList();
        List<Sent> all = sent.stream()
                .filter(other -> other.command.equals(told.command) && other.id.equals(told.id))
                .toList();
        assertThat(logged.size()).isLessThanOrEqualTo(1);
        if (told.reply instanceof Reply.Done done) {
            assertThat(logged).extracting(Recorded::number).containsExactly(done.number());
            assertThat(((Event.Message) logged.getFirst().event()).text())
                    .isEqualTo(((Command.Say) told.command).message().text());
        } else if (all.stream().noneMatch(other -> other.reply instanceof Reply.Done || other.inDoubt())) {
            assertThat(logged).isEmpty();
        }
    }
}
