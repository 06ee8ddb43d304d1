package dev.baton.bench;

import dev.baton.bench.client.Answer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What the senders and the receivers of messages counted. */
final class Figures {

    final Latencies acknowledged = new Latencies();
    final Latencies delivered = new Latencies();
    final AtomicLong sent = new AtomicLong();
    private final Map<Integer, Integer> refused = new ConcurrentHashMap<>();

    void answered(Answer answer, long nanos) {
        if (answer.status() == 201) {
            acknowledged.add(nanos);
        } else {
            refused.merge(answer.status(), 1, Integer::sum);
        }
    }

    Map<String, Object> summary(double seconds) {
        var summary = new LinkedHashMap<String, Object>();
        summary.put("acknowledgedPerSecond", Math.round(acknowledged.count() / seconds));
        summary.put("deliveredPerSecond", Math.round(delivered.count() / seconds));
        summary.put("sent", sent.get());
        summary.put("acknowledged", acknowledged.summary());
        summary.put("delivered", delivered.summary());
        summary.put("refused", Map.copyOf(refused));
        return summary;
    }
}
