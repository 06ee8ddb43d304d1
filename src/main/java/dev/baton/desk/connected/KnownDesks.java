package dev.baton.desk.connected;

import dev.baton.desk.Capabilities.Level;
import dev.baton.desk.Desks;
import org.springframework.stereotype.Component;

/** Answers for other modules which desks there are, and whom they serve (D9). */
@Component
final class KnownDesks implements Desks {

    private final DeskRows desks;
    private final Connections connections;

    KnownDesks(DeskRows desks, Connections connections) {
        this.desks = desks;
        this.connections = connections;
    }

    @Override
    public boolean isSetUp(String id) {
        return desks.isSetUp(id);
    }

    @Override
    public boolean servesOurChannels(String id) {
        return id.equals(DeskRows.WORKSPACE)
                || desks.find(id)
                        .filter(row -> !row.removed())
                        .flatMap(row -> connections.kind(row.kind()))
                        .filter(kind -> kind.capabilities().ourChannels() != Level.NO)
                        .isPresent();
    }
}
