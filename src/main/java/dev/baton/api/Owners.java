package dev.baton.api;

import dev.baton.api.Views.OwnerView;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.Owner;
import dev.baton.conversation.journal.Names;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Shows who has a conversation. */
@Component
final class Owners {

    private final Directory directory;

    Owners(Directory directory) {
        this.directory = directory;
    }

    OwnerView view(Conversation state) {
        Owner owner = state.owner();
        Optional<String> name =
                owner instanceof Owner.Bot ? Optional.of(directory.assistant(state.assistant())) : name(owner);
        Optional<String> id = owner instanceof Owner.Bot ? Optional.of(state.assistant()) : id(owner);
        Optional<String> picture =
                owner instanceof Owner.Agent agent ? directory.picture(agent.id()) : Optional.empty();
        Optional<String> desk = owner instanceof Owner.Desk at ? Optional.of(at.name()) : Optional.empty();
        return new OwnerView(Names.of(owner), id, name, picture, state.ownerSince(), desk);
    }

    /** Without the time, as problems name it. */
    Map<String, Object> brief(Owner owner) {
        var view = new LinkedHashMap<String, Object>();
        view.put("kind", Names.of(owner));
        id(owner).ifPresent(id -> view.put("id", id));
        name(owner).ifPresent(name -> view.put("name", name));
        return view;
    }

    private static Optional<String> id(Owner owner) {
        return switch (owner) {
            case Owner.Queue queue -> queue.target().team();
            case Owner.Agent agent -> Optional.of(agent.id());
            case Owner.Inbox inbox -> inbox.target().team();
            case Owner.Desk desk -> Optional.of(desk.id());
            case Owner.Bot bot -> Optional.empty();
            case Owner.Closed closed -> Optional.empty();
        };
    }

    private Optional<String> name(Owner owner) {
        return switch (owner) {
            case Owner.Queue queue -> queue.target().team().map(directory::team);
            case Owner.Agent agent -> Optional.of(agent.name());
            case Owner.Inbox inbox -> inbox.target().team().map(directory::team);
            case Owner.Desk desk -> Optional.of(desk.person().isEmpty() ? desk.name() : desk.person());
            case Owner.Bot bot -> Optional.empty();
            case Owner.Closed closed -> Optional.empty();
        };
    }
}
