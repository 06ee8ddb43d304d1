package dev.baton.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long the router's index takes to decide after one change, on one core, without lanes: 7,500 agents of 5,000 teams, all
 * busy but for the slot that becomes free, with more and more waiting; and how long a node takes that becomes the router: it
 * reads all that waits from a PostgreSQL of its own and builds the index.
 */
final class RouterBench implements Bench.Run {

    private static final int[] GROWTH = {1_000, 10_000, 100_000, 500_000};

    @Override
    public Map<String, Object> with(Options options) throws Exception {
        int changes = options.number("changes", 20_000);
        int most = options.number("waiting", 500_000);
        new RouterLoad().measure(10_000, changes);
        var growth = new ArrayList<Map<String, Object>>();
        for (int waiting : GROWTH) {
            if (waiting <= most) {
                growth.add(new RouterLoad().measure(waiting, changes));
                System.out.println(growth.getLast());
            }
        }
        var result = new LinkedHashMap<String, Object>();
        result.put("agents", RouterLoad.AGENTS);
        result.put("teams", RouterLoad.TEAMS);
        result.put("growth", growth);
        if (!options.text("takeover", "true").equals("false")) {
            result.put("takeover", TakeOver.measure(most));
        }
        return result;
    }
}
