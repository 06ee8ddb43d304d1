package dev.baton.people;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Says how conversations of a channel count (R13); for those that enter a queue or are taken from now on. */
@Component
public class ChannelEditing {

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final CapRows caps;
    private final AgentChanges agents;

    ChannelEditing(JdbcClient jdbc, TransactionOperations transactions, CapRows caps, AgentChanges agents) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.caps = caps;
        this.agents = agents;
    }

    /** Puts it in place of what was said of the channel before. */
    public void put(Channel channel) {
        List<UUID> all = transactions.execute(status -> {
            caps.lock();
            jdbc.sql("""
                            insert into channel_setting (channel, weight, agent_cap) values (:id, :weight, :cap)
                            on conflict (channel) do update set weight = :weight, agent_cap = :cap""")
                    .param("id", channel.id())
                    .param("weight", channel.weight())
                    .param("cap", channel.agentCap().orElse(null))
                    .update();
            List<UUID> everybody = caps.all();
            caps.renew(everybody);
            return everybody;
        });
        all.forEach(agents::changed);
    }
}
