package dev.baton.handover;

import dev.baton.assistant.AssistantDocument;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.Conversations;
import dev.baton.conversation.Event;
import dev.baton.conversation.Page;
import dev.baton.conversation.Recorded;
import dev.baton.conversation.Target;
import dev.baton.people.AgentDirectory;
import dev.baton.people.Teams;
import dev.baton.routing.RoutingRule;
import dev.baton.routing.RoutingRules;
import dev.baton.routing.RuleConditions.Facts;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Where a requested handover goes: where the request says; else where the first routing rule says that fits (R3); else the
 * assistant's default team, or the installation's (R4). What is wished for and does not exist is left out: nobody may wait for
 * a team, a skill or an agent that is not there.
 */
@Component
final class Targets {

    private static final int PAGE = 500;

    private final Conversations conversations;
    private final RoutingRules rules;
    private final Teams teams;
    private final AgentDirectory agents;

    Targets(Conversations conversations, RoutingRules rules, Teams teams, AgentDirectory agents) {
        this.conversations = conversations;
        this.rules = rules;
        this.teams = teams;
        this.agents = agents;
    }

    /**
     * Where it goes.
     *
     * @param target the team is present
     * @param priority higher is served first
     * @param rule the name of the rule that decided, if one did
     */
    record Placed(Target target, int priority, Optional<String> rule) {}

    Placed place(AssistantDocument assistant, Conversation state, Event.HandoverRequested request) {
        Target wished = existing(request.target());
        int priority = assistant.handover().priority();
        if (!wished.equals(Target.BY_RULES)) {
            return new Placed(wished.inTeam(defaultTeam(assistant)), priority, Optional.empty());
        }
        Optional<RoutingRule> rule = rule(state, request);
        return new Placed(
                rule.map(found -> existing(new Target(found.team(), found.skill(), found.agent())))
                        .orElse(Target.BY_RULES)
                        .inTeam(defaultTeam(assistant)),
                rule.flatMap(RoutingRule::priority).orElse(priority),
                rule.map(RoutingRule::name));
    }

    private Optional<RoutingRule> rule(Conversation state, Event.HandoverRequested request) {
        RoutingRules.Book book = rules.book();
        if (book.rules().isEmpty()) {
            return Optional.empty();
        }
        return book.first(new Facts(
                request.reason().name().toLowerCase(Locale.ROOT),
                state.locale(),
                state.channel(),
                state.assistant(),
                book.askForValues() ? collected(state) : Map.of(),
                book.askForPage() ? page(state) : Optional.empty()));
    }

    /** What the bot has collected so far; what was said last counts. */
    private Map<String, String> collected(Conversation state) {
        var values = new HashMap<String, String>();
        long after = 0;
        List<Recorded> page;
        do {
            page = conversations.events(state.id(), after, PAGE);
            for (Recorded recorded : page) {
                after = recorded.number();
                if (recorded.event() instanceof Event.BotAnswered answered) {
                    values.putAll(answered.values());
                }
            }
        } while (page.size() == PAGE);
        return values;
    }

    private Optional<String> page(Conversation state) {
        return conversations.events(state.id(), 0, 1).stream()
                .map(Recorded::event)
                .filter(Event.Started.class::isInstance)
                .map(Event.Started.class::cast)
                .flatMap(started -> started.page().stream())
                .map(Page::url)
                .findFirst();
    }

    private Target existing(Target wished) {
        return new Target(
                wished.team().filter(this::isTeam),
                wished.skill().filter(teams::isSkill),
                wished.agent().filter(this::isAgent),
                wished.desk());
    }

    private String defaultTeam(AssistantDocument assistant) {
        return assistant.handover().defaultTeam().filter(this::isTeam).orElseGet(() -> teams.defaultTeam()
                .id());
    }

    private boolean isTeam(String id) {
        return teams.find(id).isPresent();
    }

    private boolean isAgent(String id) {
        try {
            return agents.find(UUID.fromString(id)).isPresent();
        } catch (IllegalArgumentException notAnId) {
            return false;
        }
    }
}
