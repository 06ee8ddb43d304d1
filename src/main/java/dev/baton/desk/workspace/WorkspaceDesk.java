package dev.baton.desk.workspace;

import dev.baton.conversation.Command;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.Target;
import dev.baton.desk.Desk;
import org.springframework.stereotype.Component;

/** Our own workspace: conversations wait in its queues until the router finds an agent. */
@Component
final class WorkspaceDesk implements Desk {

    private final Queues queues;
    private final dev.baton.routing.Availability availability;

    WorkspaceDesk(Queues queues, dev.baton.routing.Availability availability) {
        this.queues = queues;
        this.availability = availability;
    }

    @Override
    public String id() {
        return "workspace";
    }

    /** Whoever may take it after a while counts, too: a named agent's team, and the teams that help out. */
    @Override
    public Desk.Availability availability(Conversation conversation, Target target) {
        boolean anybody = availability.anybodyFor(target)
                || queues.service(conversation, target).wider().stream()
                        .anyMatch(wider -> availability.anybodyFor(wider.target()));
        return anybody ? Desk.Availability.ONLINE : Desk.Availability.OFFLINE;
    }

    @Override
    public boolean isThere(Conversation conversation, Target target) {
        return availability.anybodyFor(target);
    }

    @Override
    public Command.Decided open(Ticket ticket) {
        return new Command.Decided.ToQueue(queues.entry(ticket));
    }
}
