package dev.baton.language.model;

import java.util.function.Consumer;

/**
 * A language model that writes an answer to a prompt. Safe for many threads. No call throws, and none lasts longer than its
 * deadline, whatever the other side does; to give one up earlier, interrupt the thread that waits, which gives {@link
 * ModelReply.Cause#CANCELLED}. Calls block, so make them on a virtual thread and never in a conversation's lane.
 */
public interface LanguageModel {

    /** Whether one is configured. Without one every call fails at once with {@link ModelReply.Cause#NOT_CONFIGURED}. */
    boolean isConfigured();

    /** The whole answer. */
    ModelReply complete(Prompt prompt, ModelLimits limits);

    /**
     * The answer, told piece by piece while it is written. What was told stands only if the reply is a {@link
     * ModelReply.Text}; nothing is told after the call has returned.
     *
     * @param pieces hears each piece in order, on another thread; if it throws, the call is given up
     */
    ModelReply stream(Prompt prompt, ModelLimits limits, Consumer<String> pieces);
}
