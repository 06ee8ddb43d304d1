package dev.baton.desk.connected;

import dev.baton.conversation.Conversation;
import dev.baton.delivery.Credentials;
import dev.baton.desk.Capabilities;
import dev.baton.desk.DeskAccount;
import dev.baton.desk.DeskConnection;
import dev.baton.desk.DeskKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Connects to desks with what is set for them at the moment, so that a change counts at once, on every node. */
@Component
class Connections {

    private final Map<String, DeskKind> kinds;
    private final Credentials credentials;

    Connections(List<DeskKind> kinds, Credentials credentials) {
        this.kinds = kinds.stream().collect(Collectors.toUnmodifiableMap(DeskKind::id, Function.identity()));
        this.credentials = credentials;
    }

    List<DeskKind> kinds() {
        return kinds.values().stream()
                .sorted(java.util.Comparator.comparing(DeskKind::title))
                .toList();
    }

    Optional<DeskKind> kind(String id) {
        return Optional.ofNullable(kinds.get(id));
    }

    /** Whether it takes this conversation: one of its own channel, or one of ours (K2). */
    boolean takes(DeskRow row, Conversation conversation) {
        boolean own = conversation.channelDesk().filter(row.id()::equals).isPresent();
        return can(row, own ? Capabilities::deskChannels : Capabilities::ourChannels);
    }

    /** Whether it tells what its people say and do; where it does not, it has for good what it is given. */
    boolean tells(DeskRow row) {
        return can(row, Capabilities::agentMessages);
    }

    /** Whether it takes conversations of our channels, so that its name for one may come before we have noted it. */
    boolean takesOurs(DeskRow row) {
        return can(row, Capabilities::ourChannels);
    }

    private boolean can(DeskRow row, Function<Capabilities, Capabilities.Level> what) {
        return kind(row.kind())
                .filter(kind -> what.apply(kind.capabilities()) != Capabilities.Level.NO)
                .isPresent();
    }

    DeskAccount account(DeskRow row) {
        return new DeskAccount(row.id(), row.name(), row.settings(), credentials.of(owner(row.id())));
    }

    /** @throws IllegalArgumentException if it cannot be connected as it is set */
    DeskConnection connect(DeskRow row) {
        return kind(row.kind())
                .orElseThrow(() -> new IllegalArgumentException("This release knows no desks of this kind."))
                .connect(account(row));
    }

    static String owner(String desk) {
        return "desk:" + desk;
    }
}
