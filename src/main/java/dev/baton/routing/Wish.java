package dev.baton.routing;

import dev.baton.conversation.Conversation.Hold;
import dev.baton.conversation.Target;
import java.util.List;
import java.util.Optional;

/**
 * What a waiting conversation asks of an agent: all that decides whether one may take it, apart from who was asked before.
 *
 * @param target who; its team is present
 * @param language a language that the agent must speak
 * @param weight what it takes, in hundredths of a slot; more than the agent's cap means all of it
 * @param scopes the names under which it counts for caps by team and channel ({@link Hold#scopes})
 */
record Wish(Target target, Optional<String> language, int weight, List<String> scopes) {

    /** Whether the agent is one of those who may take it, apart from whether the agent is there and free. */
    boolean isFor(Agent agent) {
        return agent.mayTake(target)
                && language.map(agent.languages()::contains).orElse(true);
    }

    /** What it takes of this agent. */
    int weightFor(Agent agent) {
        return Math.min(weight, agent.cap());
    }
}
