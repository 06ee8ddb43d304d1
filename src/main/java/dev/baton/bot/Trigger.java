package dev.baton.bot;

import dev.baton.assistant.AssistantDocument;
import dev.baton.assistant.HandoverReason;
import dev.baton.assistant.PlainText;
import dev.baton.bot.BotDecision.Rule;
import dev.baton.bot.BotInput.Said;
import java.util.Optional;

/**
 * Something in a message that may bring a person whatever the bot is doing. Each looks at a message by itself and says what
 * it found; {@link TriggerOrder} decides between them.
 */
interface Trigger {

    /** The rule that it is, which also is its place in the order (T21). */
    Rule rule();

    /** What it found; empty if nothing, or if it is switched off. */
    Optional<Finding> look(Heard heard);

    /**
     * A message, and what a trigger may know besides.
     *
     * @param said the message and its meaning
     * @param text the message as patterns read it
     * @param assistant the document
     * @param memory what the bot remembers
     * @param isPrivate whether a private value was asked for, so that the message must not be quoted (D12)
     * @param standing what stands on the conversation
     * @param answers whether it plainly answers the question that waits ({@link PlainAnswer})
     */
    record Heard(
            Said said,
            PlainText text,
            AssistantDocument assistant,
            BotMemory memory,
            boolean isPrivate,
            Standing standing,
            boolean answers) {

        /** The message in quotes for evidence, or that it is private. */
        String quoted() {
            return isPrivate ? "a private answer" : Texts.quoted(said.text());
        }
    }

    /** What a trigger found. */
    sealed interface Finding {
        /** In words, for people (T20). */
        String evidence();

        /**
         * A person is to be brought.
         *
         * @param matched more about what matched, for the record only
         * @param tag what is set on the conversation for it
         */
        record Person(HandoverReason reason, String evidence, String matched, Optional<String> tag) implements Finding {

            /** A finding that sets no tag. */
            Person(HandoverReason reason, String evidence, String matched) {
                this(reason, evidence, matched, Optional.empty());
            }
        }

        /** Not yet: the customer is warned. */
        record Warning(String evidence) implements Finding {}

        /** Not yet, and nothing else either: for the record only. */
        record NotYet(String evidence) implements Finding {}

        /** Not yet: the customer is asked what it is about (T2). */
        record FirstAsk(String evidence) implements Finding {}
    }
}
