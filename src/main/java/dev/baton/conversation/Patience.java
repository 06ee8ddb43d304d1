package dev.baton.conversation;

import java.util.Optional;

/**
 * How long to wait in which state, and what then: known to whoever knows the assistant. The rules decide what becomes of
 * it (law 7).
 */
public interface Patience {

    /** Waits for ever and says nothing. */
    Patience NONE = new Patience() {
        @Override
        public Optional<Silence> next(Conversation state) {
            return Optional.empty();
        }

        @Override
        public Consequences brings(Conversation state) {
            return Consequences.NONE;
        }
    };

    /** What silence brings next. It is asked with every commit: it must read nothing and be quick. */
    Optional<Silence> next(Conversation state);

    /** What a deadline that has passed brings. */
    Consequences brings(Conversation state);
}
