package dev.baton.api;

import dev.baton.channel.CleanText;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.Owner;
import dev.baton.people.ClosingCategories;
import dev.baton.people.ClosingCategory;
import dev.baton.platform.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What a chat was about, as it is written into the log (W8): where there are categories for its team, one of them and one of
 * its reasons; where there are none, whatever the agent writes.
 */
@Component
final class Closings {

    private final ClosingCategories categories;

    Closings(ClosingCategories categories) {
        this.categories = categories;
    }

    /**
     * {@code category}, or {@code category / reason}.
     *
     * @throws ProblemException if the team's chats know no such category or reason
     */
    Optional<String> label(Conversation state, Optional<String> category, Optional<String> reason) {
        Optional<String> name = line(category);
        Optional<String> why = line(reason);
        List<ClosingCategory> known = categories.of(team(state.owner()));
        if (name.isPresent() && !known.isEmpty()) {
            ClosingCategory chosen = known.stream()
                    .filter(each -> each.name().equals(name.get()))
                    .findFirst()
                    .orElseThrow(() -> ProblemException.invalid("category", "is none of this team's categories"));
            why.filter(given -> !chosen.reasons().contains(given)).ifPresent(given -> {
                throw ProblemException.invalid("reason", "is none of this category's reasons");
            });
        }
        return name.map(label -> label + why.map(given -> " / " + given).orElse(""));
    }

    private static Optional<String> line(Optional<String> given) {
        return given.map(CleanText::line).filter(text -> !text.isEmpty());
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
