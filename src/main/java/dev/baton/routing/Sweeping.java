package dev.baton.routing;

import dev.baton.conversation.ConversationId;
import java.util.Collection;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the router's index compared with the database now and then: reads what is there, page by page, on a thread of its own,
 * and leaves comparing and repairing to the thread that owns the index. The same look compares all agents' loads with what
 * they hold.
 */
final class Sweeping {

    private static final Logger log = LoggerFactory.getLogger(Sweeping.class);

    private final StandingSource source;
    private final Agents agents;
    private final RouterMetrics metrics;

    Sweeping(StandingSource source, Agents agents, RouterMetrics metrics) {
        this.source = source;
        this.agents = agents;
        this.metrics = metrics;
    }

    /** Lets a shift's owner do something with it, in the order in which it was told; nothing if the shift is over by then. */
    interface Tell {
        void shift(Shift of, Runnable what);
    }

    /** Reads what the database has and has it compared with the shift's index. */
    Sweep begin(Shift shift, Tell tell) {
        var sweep = new Sweep(shift.index, source, agents);
        Optional<ConversationId> after = Optional.empty();
        boolean last = false;
        while (!last) {
            var page = source.glance(after, Shift.PAGE);
            Optional<ConversationId> from = after;
            boolean shorter = page.size() < Shift.PAGE;
            tell.shift(shift, () -> sweep.suspect(from, page, shorter));
            last = shorter;
            after = page.isEmpty() ? after : Optional.of(page.getLast().id());
        }
        audit();
        Collection<Agent> all = agents.all();
        tell.shift(shift, () -> {
            sweep.suspectAgents(all);
            shift.strategiesUnread = true;
        });
        return sweep;
    }

    /** Repairs what is still different, on the index's thread. */
    void end(Shift shift, Sweep sweep) {
        int repaired = sweep.isOf(shift.index) ? sweep.confirm() : 0;
        if (repaired > 0) {
            metrics.repairs().add(repaired);
            log.warn("The router's index had missed {} changes, now repaired", repaired);
        }
    }

    private void audit() {
        int misloaded = source.misloaded();
        metrics.misloaded().set(misloaded);
        if (misloaded > 0) {
            log.error("{} agents carry another load than what they hold adds up to; please report this", misloaded);
        }
    }
}
