package dev.baton.conversation.lane;

import dev.baton.conversation.Actor;
import dev.baton.conversation.Command;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Conversations.Reply;
import dev.baton.conversation.Event;
import dev.baton.conversation.HandoverReason;
import dev.baton.conversation.Rules;
import dev.baton.conversation.Target;
import dev.baton.conversation.Visitor;
import dev.baton.conversation.journal.Journal;
import dev.baton.conversation.journal.Store;
import dev.baton.platform.database.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lanes, journal and store on a real PostgreSQL, with the few commands that tests use over and over. */
public final class Stage implements AutoCloseable {

    public final DataSource database;
    public final JdbcClient sql;
    public final Store store;
    public final Journal journal;
    public final Lanes lanes;

    public Stage() {
        this(TestDatabase.fresh());
    }

    /** One more node on the same database. */
    public Stage(DataSource database) {
        this(database, database::getConnection);
    }

    public Stage(DataSource database, Journal.Connections connections) {
        this.database = database;
        sql = JdbcClient.create(database);
        store = new Store(sql);
        journal = new Journal(connections, 2);
        lanes = new Lanes(Rules.DEFAULT, journal, store, Lanes.Limits.DEFAULT);
    }

    public static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    /** A person with the given cap, in hundredths of a slot. */
    public Actor agent(int cap) {
        var id = UUID.randomUUID();
        String name = "Agent " + id.toString().substring(0, 4);
        sql.sql("INSERT INTO user_account (id, email, name, roles) VALUES (?, ?, ?, '{agent}')")
                .params(id, id + "@example.com", name)
                .update();
        sql.sql("INSERT INTO agent_load (agent_id, cap) VALUES (?, ?)")
                .params(id, cap)
                .update();
        return Actor.agent(id.toString(), name);
    }

    public int load(Actor agent) {
        return sql.sql("SELECT load FROM agent_load WHERE agent_id = ?::uuid")
                .param(agent.id())
                .query(Integer.class)
                .single();
    }

    public ConversationId started() {
        return done(lanes.start(start(), Optional.empty())).id();
    }

    public static Command.Start start() {
        return new Command.Start(
                now(), Optional.empty(), "demo", "web", Optional.of("en"), Optional.empty(), Visitor.ANONYMOUS);
    }

    /** A conversation that waits in the support team's queue. */
    public ConversationId waiting() {
        ConversationId id = started();
        Conversation asked = done(lanes.submit(
                id,
                new Command.RequestHandover(
                        now(),
                        Actor.CUSTOMER,
                        new Event.HandoverRequested(
                                HandoverReason.MENU, "menu", Target.BY_RULES, Map.of(), Optional.empty()))));
        done(lanes.submit(
                id,
                new Command.DecideHandover(
                        now(), asked.number(), new Command.Decided.ToQueue(queued()), Optional.empty())));
        return id;
    }

    public static Event.Queued queued() {
        return new Event.Queued(
                Target.team("support"),
                0,
                false,
                now(),
                now().plus(Duration.ofHours(1)),
                true,
                1,
                Optional.empty(),
                Optional.empty());
    }

    public static Command.Say says(String clientId, String text) {
        return new Command.Say(now(), Actor.CUSTOMER, Optional.of(clientId), text);
    }

    public static Command.Claim claims(Actor agent) {
        return new Command.Claim(now(), agent, 100, false, Target.team("support"));
    }

    public static Conversation done(Reply reply) {
        return switch (reply) {
            case Reply.Done done -> done.state();
            case Reply.Refused refused -> throw new AssertionError("Refused: " + refused.refusal());
        };
    }

    public List<Integer> loads() {
        return sql.sql("SELECT load FROM agent_load").query(Integer.class).list();
    }

    @Override
    public void close() throws Exception {
        journal.close();
        ((AutoCloseable) database).close();
    }
}
