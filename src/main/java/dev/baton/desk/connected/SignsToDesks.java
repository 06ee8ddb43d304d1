package dev.baton.desk.connected;

import dev.baton.conversation.Conversation;
import dev.baton.conversation.Owner;
import dev.baton.delivery.Dispatcher;
import dev.baton.desk.CustomerSigns;
import dev.baton.desk.DeskConnection;
import java.util.concurrent.Semaphore;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Passes the customer's signs on to the desk that has the conversation. They are worth nothing later: with {@link #MOST_CALLS}
 * under way, or a desk that fails, further ones are dropped.
 */
@Component
final class SignsToDesks implements CustomerSigns {

    /** Signs that a node passes on at a time. */
    static final int MOST_CALLS = 32;

    private static final Logger LOG = LoggerFactory.getLogger(SignsToDesks.class);

    private final DeskRows desks;
    private final Connections connections;
    private final Dispatcher dispatcher;
    private final Semaphore calls = new Semaphore(MOST_CALLS);

    SignsToDesks(DeskRows desks, Connections connections, Dispatcher dispatcher) {
        this.desks = desks;
        this.connections = connections;
        this.dispatcher = dispatcher;
    }

    @Override
    public void typing(Conversation conversation, boolean writes) {
        pass(conversation, (connection, reference) -> connection.typing(reference, writes));
    }

    @Override
    public void read(Conversation conversation) {
        pass(conversation, DeskConnection::read);
    }

    private void pass(Conversation conversation, BiConsumer<DeskConnection, String> sign) {
        if (conversation.owner() instanceof Owner.Desk desk
                && !desk.reference().isEmpty()
                && !dispatcher.isLeftAlone(DeskDeliveries.KIND + ":" + desk.id())
                && calls.tryAcquire()) {
            Thread.ofVirtual().name("desk sign").start(() -> {
                try {
                    desks.find(desk.id())
                            .map(connections::connect)
                            .ifPresent(connection -> sign.accept(connection, desk.reference()));
                } catch (RuntimeException failure) {
                    LOG.debug("A sign could not be shown at the desk {}", desk.id(), failure);
                } finally {
                    calls.release();
                }
            });
        }
    }
}
