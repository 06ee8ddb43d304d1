package dev.baton.conversation.journal;

import dev.baton.conversation.Actor;
import dev.baton.conversation.Owner;
import java.util.Locale;

/** The names of kinds in columns and on the wire. */
public final class Names {

    private Names() {}

    /** A kind in lower case. */
    public static String of(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** The kind of an owner. */
    public static String of(Owner owner) {
        return switch (owner) {
            case Owner.Bot bot -> "bot";
            case Owner.Queue queue -> "queue";
            case Owner.Agent agent -> "agent";
            case Owner.Inbox inbox -> "inbox";
            case Owner.Desk desk -> "desk";
            case Owner.Closed closed -> "closed";
        };
    }

    /** The kind of an actor behind its name. */
    public static Actor.Kind actorKind(String name) {
        return Actor.Kind.valueOf(name.toUpperCase(Locale.ROOT));
    }
}
