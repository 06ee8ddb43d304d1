package dev.baton.crash;

import dev.baton.conversation.Conversation;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Owner;
import dev.baton.conversation.journal.Store;
import dev.baton.crash.Records.Acknowledged;
import dev.baton.platform.database.DatabaseAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;

/** Compares the clients' records with what the servers have in the end. */
final class Audit {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Api supervisor;
    private final Records records;
    private final JdbcClient sql;
    private final Store store;
    private int found;

    Audit(Api supervisor, DatabaseAddress address, Records records) {
        this.supervisor = supervisor;
        this.records = records;
        this.sql = JdbcClient.create(new DriverManagerDataSource(address.url(), address.user(), address.password()));
        this.store = new Store(sql);
    }

    /** Waits until nobody waits and nothing is owed; what is still open after the limit is stuck. */
    void awaitSettled(Duration limit) throws InterruptedException {
        long until = System.nanoTime() + limit.toNanos();
        List<String> open = open();
        while (!open.isEmpty() && System.nanoTime() < until) {
            Thread.sleep(POLL);
            open = open();
        }
        open.forEach(what -> records.violation("stuck: " + what));
    }

    /** What somebody still waits for. */
    private List<String> open() {
        var open = new ArrayList<String>();
        sql.sql("select id from conversation where owner in ('queue', 'agent') or deadline is not null")
                .query(UUID.class)
                .list()
                .forEach(id -> store.find(new ConversationId(id))
                        .filter(Audit::isOpen)
                        .map(state -> id + " of " + state.owner() + ", turn "
                                + state.bot().turn() + ", decision " + state.decision())
                        .ifPresent(open::add));
        return open;
    }

    private static boolean isOpen(Conversation state) {
        return state.hold().isPresent()
                || state.owner() instanceof Owner.Queue
                || state.bot().turn().isPresent()
                || state.decision().isPresent();
    }

    /** The verdict on everything that happened. */
    Verdict verdict(int looks) throws InterruptedException {
        var byConversation = records.acknowledged().stream().collect(Collectors.groupingBy(Acknowledged::conversation));
        for (String id : records.conversations()) {
            List<JsonNode> log = log(id);
            var reading = new LogReading(id, records);
            log.forEach(reading::read);
            compare(log, byConversation.getOrDefault(id, List.of()));
            compareStates(id);
        }
        compareLoads();
        return new Verdict(
                records.outageCount(),
                records.acknowledged().size(),
                found,
                records.conversations().size(),
                records.violations(),
                records.outages(),
                looks);
    }

    /** The log as a supervisor gets it, page by page. */
    private List<JsonNode> log(String id) throws InterruptedException {
        var log = new ArrayList<JsonNode>();
        long last = 0;
        while (true) {
            var page = supervisor.get("/api/v1/conversations/%s/events?after=%d".formatted(id, last));
            if (page.status() != 200) {
                records.violation("lost: conversation %s cannot be read: %s".formatted(id, page));
                return log;
            }
            var events = page.json().path("events");
            if (events.isEmpty()) {
                return log;
            }
            events.forEach(log::add);
            last = page.json().path("last").asLong();
        }
    }

    private void compare(List<JsonNode> log, List<Acknowledged> acknowledged) {
        var numbers = new HashMap<String, Long>();
        for (JsonNode event : log) {
            String kind = event.at("/actor/kind").asString();
            boolean said = event.path("type").asString().equals("message")
                    && (kind.equals("customer") || kind.equals("agent"));
            if (said
                    && numbers.put(
                                    event.at("/data/text").asString(),
                                    event.path("number").asLong())
                            != null) {
                records.violation("duplicate: twice in the log: " + event);
            }
        }
        var lastOf = new HashMap<String, Long>();
        for (Acknowledged message : acknowledged) {
            Long number = numbers.get(message.text());
            if (number == null || number != message.number()) {
                records.violation("lost: %s, the log has it at %s".formatted(message, number));
            } else {
                found++;
            }
            // An agent may answer twice at a time, when a conversation comes back; a customer never does.
            if (message.by().startsWith("customer")) {
                Long before = lastOf.put(message.by(), message.number());
                if (before != null && before >= message.number()) {
                    records.violation("order: %s came after %d".formatted(message, before));
                }
            }
        }
    }

    private void compareStates(String id) {
        var conversation = ConversationId.parse(id).orElseThrow();
        var state = store.find(conversation);
        if (state.isEmpty() || !state.get().equals(store.fold(conversation))) {
            records.violation("state: %s is not what its log says: %s".formatted(id, state));
        }
    }

    /** What agents carry by team and channel, as claims have counted it, is what their conversations add up to. */
    private void compareLoadsByName() {
        sql.sql("""
                with held as (select holder, team, state ->> 'channel' as channel, weight from conversation
                               where holder is not null and weight > 0),
                     named as (select holder, 'team:' || team as name, weight from held where team is not null
                               union all select holder, 'channel:' || channel, weight from held
                               union all select holder, 'team:' || team || ' channel:' || channel, weight from held
                                          where team is not null),
                     summed as (select holder, name, sum(weight) as weight from named group by holder, name),
                     counted as (select agent_id, key as name, value::int as weight from agent_load, jsonb_each_text(loads))
                select coalesce(agent_id, holder) || ' ' || coalesce(counted.name, summed.name)
                  from counted full join summed on holder = agent_id and summed.name = counted.name
                 where summed.weight is distinct from counted.weight""").query(String.class).list().forEach(name -> records.violation("load: not what is held: " + name));
    }

    /** What the API tells of loads is what the database says. */
    private void compareLoads() throws InterruptedException {
        Map<String, Integer> held = sql
                .sql("select holder, sum(weight) from conversation where holder is not null group by holder")
                .query((row, number) -> Map.entry(row.getString(1), row.getInt(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        compareLoadsByName();
        var agents = supervisor.get("/api/v1/agents").json().path("agents");
        if (agents.isEmpty()) {
            records.violation("lost: there are no agents");
        }
        for (JsonNode agent : agents) {
            double load = agent.path("load").asDouble();
            if (load > agent.path("cap").asDouble()
                    || Math.round(load * 100)
                            != held.getOrDefault(agent.path("id").asString(), 0)) {
                records.violation("over capacity: " + agent);
            }
        }
    }
}
