package dev.baton.conversation;

/** Whether the bot has asked for something private (D12): known to whoever reads the bot's memory. */
@FunctionalInterface
public interface PrivateQuestions {

    /** What is written in the log in place of a private answer. */
    String MASK = "•••";

    /** The name under which a private answer is kept apart, by the sender's id of the message. */
    static String answer(String clientId) {
        return "answer:" + clientId;
    }

    /** Whether what the customer writes next answers a private question. */
    boolean isOpen(Conversation state);
}
