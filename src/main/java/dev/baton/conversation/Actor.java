package dev.baton.conversation;

/**
 * Who did something: the customer, the bot, an agent or Baton itself.
 *
 * @param kind which of the four
 * @param id the agent's id, the assistant's id for its bot; empty for the customer, who is whoever holds the
 *     conversation's token, and for the system
 * @param name what people read; empty for the customer, whose name is personal content of the conversation
 */
public record Actor(Kind kind, String id, String name) {

    /** The four kinds of actors; written in lower case on the wire. */
    public enum Kind {
        CUSTOMER,
        BOT,
        AGENT,
        SYSTEM
    }

    /** The customer of the conversation. */
    public static final Actor CUSTOMER = new Actor(Kind.CUSTOMER, "", "");

    /** Baton itself: deadlines, decisions, system lines. */
    public static final Actor SYSTEM = new Actor(Kind.SYSTEM, "", "");

    /** The bot of an assistant. */
    public static Actor bot(String assistant, String name) {
        return new Actor(Kind.BOT, assistant, name);
    }

    /** A person of the team. */
    public static Actor agent(String id, String name) {
        return new Actor(Kind.AGENT, id, name);
    }

    /** Whether this is the agent with the given id. */
    public boolean isAgent(String agentId) {
        return kind == Kind.AGENT && id.equals(agentId);
    }
}
