package dev.baton.file;

import dev.baton.conversation.Attached;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Event;
import java.util.Optional;
import java.util.UUID;

/**
 * What is known of a file.
 *
 * @param id names it
 * @param conversation in which it was sent
 * @param name as it is shown
 * @param kind found by looking into it
 * @param size in bytes
 * @param message the number of the message that it came with; empty as long as that is not written
 * @param verdict of the scanner; empty while it is awaited
 */
public record SentFile(
        UUID id,
        ConversationId conversation,
        String name,
        FileKind kind,
        long size,
        Optional<Long> message,
        Optional<Event.Verdict> verdict) {

    /** Whether it may be opened now. */
    public boolean mayBeOpened() {
        return verdict.filter(said -> said != Event.Verdict.REJECTED).isPresent();
    }

    /** As the log names it. */
    public Attached attached() {
        return new Attached(id.toString(), name, kind.mediaType(), size, verdict.isPresent());
    }
}
