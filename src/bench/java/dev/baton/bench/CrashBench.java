package dev.baton.bench;

import dev.baton.crash.Crash;
import java.util.Map;

/** Servers are killed, stopped and paused under load; then the clients' records are compared with what the servers have. */
final class CrashBench implements Bench.Run {

    @Override
    public Map<String, Object> with(Options options) throws Exception {
        double minutes = Double.parseDouble(options.text("minutes", "2"));
        return Crash.run(minutes, options.data().resolve("crash"));
    }
}
