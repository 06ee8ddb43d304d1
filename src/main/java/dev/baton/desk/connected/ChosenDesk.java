package dev.baton.desk.connected;

import dev.baton.conversation.Command;
import dev.baton.conversation.Conversation;
import dev.baton.conversation.Event;
import dev.baton.conversation.Target;
import dev.baton.desk.Desk;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/**
 * The desk that a handover goes to: the one that it names; else the one that owns the channel (K2); else the one chosen for its
 * team, else for its assistant (K5); else our own workspace. One that is switched off, removed or broken is replaced by its alternative, and in the end by the workspace
 * (K3): nobody waits at a desk that cannot take them.
 */
@Primary
@Component
final class ChosenDesk implements Desk {

    private static final String WORKSPACE = "workspace";

    private final Desk workspace;
    private final DeskRows desks;
    private final Connections connections;
    private final Openings openings;

    ChosenDesk(@Qualifier("workspaceDesk") Desk workspace, DeskRows desks, Connections connections, Openings openings) {
        this.workspace = workspace;
        this.desks = desks;
        this.connections = connections;
        this.openings = openings;
    }

    @Override
    public String id() {
        return "chosen";
    }

    @Override
    public Availability availability(Conversation conversation, Target target) {
        return chosen(conversation, target)
                .map(this::availability)
                .orElseGet(() -> workspace.availability(conversation, target));
    }

    @Override
    public Taker taker(Conversation conversation, Target target, Instant at) {
        return chosen(conversation, target)
                .map(row -> new Taker(
                        row.id(),
                        row.hours().map(hours -> hours.calendar().open(at)).orElse(true),
                        availability(row)))
                .orElseGet(() -> workspace.taker(conversation, target, at));
    }

    private Availability availability(DeskRow row) {
        return points(row) ? Availability.ONLINE : row.health().availability();
    }

    @Override
    public boolean isThere(Conversation conversation, Target target) {
        return chosen(conversation, target).isEmpty() && workspace.isThere(conversation, target);
    }

    @Override
    public Command.Decided open(Ticket ticket) {
        return chosen(ticket.conversation(), ticket.target())
                .map(row -> open(row, ticket))
                .orElseGet(() -> workspace.open(ticket));
    }

    @Override
    public Optional<Event.Message> says(Ticket ticket) {
        return chosen(ticket.conversation(), ticket.target()).flatMap(row -> connections
                .kind(row.kind())
                .flatMap(kind -> kind.pointer(
                        connections.account(row),
                        openings.ofTicket(ticket, ticket.conversation().id().toString()))));
    }

    private Command.Decided open(DeskRow row, Ticket ticket) {
        if (points(row)) {
            return new Command.Decided.Stays(Event.Outcome.LINK);
        }
        return new Command.Decided.ToDesk(
                row.opened(ticket.target(), ticket.at(), ticket.botSpeaks(), connections.tells(row)));
    }

    private boolean points(DeskRow row) {
        return connections
                .kind(row.kind())
                .map(kind -> kind.capabilities().liveHandover() == dev.baton.desk.Capabilities.Level.NO
                        && kind.capabilities().emailHandover() == dev.baton.desk.Capabilities.Level.NO)
                .orElse(false);
    }

    private Optional<DeskRow> chosen(Conversation conversation, Target target) {
        Optional<String> wanted = target.desk()
                .or(conversation::channelDesk)
                .or(() -> desks.chosen(conversation.assistant(), target.team()));
        var seen = new HashSet<String>();
        while (wanted.filter(id -> !id.equals(WORKSPACE) && seen.add(id)).isPresent()) {
            Optional<DeskRow> row = desks.find(wanted.get());
            if (row.filter(found -> found.usable() && connections.takes(found, conversation))
                    .isPresent()) {
                return row;
            }
            wanted = row.flatMap(DeskRow::fallback);
        }
        return Optional.empty();
    }
}
