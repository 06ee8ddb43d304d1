package dev.baton.api;

import dev.baton.conversation.Conversation;
import dev.baton.conversation.Conversations;
import dev.baton.conversation.Event;
import dev.baton.conversation.Owner;
import dev.baton.conversation.Recorded;
import dev.baton.language.summary.Story;
import dev.baton.platform.security.Caller.Person;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What the variables of an agent's text stand for in a conversation: those of an assistant's texts that are known outside
 * the dialog, what was collected, and who answers. What was collected in private is not among them.
 */
@Component
final class ConversationValues {

    private static final int PAGE = 200;

    private final Conversations conversations;
    private final Directory directory;

    ConversationValues(Conversations conversations, Directory directory) {
        this.conversations = conversations;
        this.directory = directory;
    }

    /** The values by the variables' names. */
    Map<String, String> of(Conversation state, Person agent) {
        var values = new HashMap<String, String>();
        fromLog(state, values);
        state.visitor().name().ifPresent(name -> values.put("visitor.name", name));
        state.visitor().email().ifPresent(email -> values.put("visitor.email", email));
        values.put("conversation.channel", state.channel());
        state.locale().ifPresent(locale -> values.put("conversation.language", locale));
        values.put("agent.name", agent.name());
        team(state.owner()).ifPresent(team -> values.put("team.name", directory.team(team)));
        values.values().removeIf(value -> value.contains(Story.MASK));
        return values;
    }

    private void fromLog(Conversation state, Map<String, String> values) {
        long after = 0;
        List<Recorded> page;
        do {
            page = conversations.events(state.id(), after, PAGE);
            for (Recorded recorded : page) {
                after = recorded.number();
                switch (recorded.event()) {
                    case Event.BotAnswered answered -> values.putAll(answered.values());
                    case Event.Started started -> started(started, values);
                    default -> {}
                }
            }
        } while (page.size() == PAGE);
    }

    private static void started(Event.Started started, Map<String, String> values) {
        started.visitor().attributes().forEach((name, value) -> values.put("visitor." + name, value));
        started.visitor().externalId().ifPresent(id -> values.put("visitor.id", id));
        started.page().ifPresent(page -> {
            values.put("page.url", page.url());
            values.put("page.title", page.title());
        });
    }

    private static Optional<String> team(Owner owner) {
        return switch (owner) {
            case Owner.Queue queue -> queue.target().team();
            case Owner.Agent agent -> agent.target().team();
            case Owner.Inbox inbox -> inbox.target().team();
            case Owner.Desk desk -> Optional.empty();
            case Owner.Bot bot -> Optional.empty();
            case Owner.Closed closed -> Optional.empty();
        };
    }
}
