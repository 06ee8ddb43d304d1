package dev.baton.routing;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** How one of several eligible agents is chosen; each team has one (R5). */
public sealed interface Strategy permits Balanced, RoundRobin, MostSkilled, Pull {

    /** The name that stands in an explanation. */
    String name();

    /**
     * The best first. Two different agents are never equal: the order ends with the agent's id.
     *
     * @param skill the skill that is asked for, if one is
     */
    Comparator<Candidate> order(Optional<String> skill);

    /**
     * Why the first came before the second, in words.
     *
     * @param skill the skill that is asked for, if one is
     */
    String because(Optional<String> skill, Candidate chosen, Candidate next);

    /** Whether agents are asked at all; if not, they take from the queue themselves. */
    default boolean asks() {
        return true;
    }

    /** The strategy with this name, as the database and the API write it; balanced for a name of a later release. */
    static Strategy named(String name) {
        return switch (name) {
            case "round_robin" -> new RoundRobin();
            case "most_skilled" -> new MostSkilled();
            case "pull" -> new Pull();
            default -> new Balanced();
        };
    }

    /** Hundredths of a slot as people count them. */
    static String slots(int hundredths) {
        return hundredths % 100 == 0
                ? Integer.toString(hundredths / 100)
                : String.format(Locale.ROOT, "%.2f", hundredths / 100.0);
    }
}
