package dev.baton.desk;

import dev.baton.conversation.Conversation;
import dev.baton.conversation.HandoverReason;
import dev.baton.conversation.Target;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a desk gets with a conversation (X1 to X4, X7); masked as everything in the log.
 *
 * @param delivery the id under which it may come again
 * @param conversation its state
 * @param at when it was handed over
 * @param target for whom it is; the team is present
 * @param reason why
 * @param evidence what the trigger saw, in words
 * @param messageToAgent what stands first for the person
 * @param summary what it is about
 * @param transcript what was said until then; the last {@link #LINES} lines
 * @param values what was collected
 * @param history the read-only link to the whole conversation, for the people there alone; empty where the customer reads the opening
 */
public record Opening(
        String delivery,
        Conversation conversation,
        Instant at,
        Target target,
        HandoverReason reason,
        String evidence,
        Optional<String> messageToAgent,
        String summary,
        List<DeskLine> transcript,
        Map<String, String> values,
        Optional<URI> history) {

    /** How many lines of the transcript go along. */
    public static final int LINES = 500;

    /** The same with a history link. */
    public Opening with(URI link) {
        return new Opening(
                delivery,
                conversation,
                at,
                target,
                reason,
                evidence,
                messageToAgent,
                summary,
                transcript,
                values,
                Optional.of(link));
    }
}
