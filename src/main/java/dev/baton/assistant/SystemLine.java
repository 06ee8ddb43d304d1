package dev.baton.assistant;

/** A quiet line between the messages that says what happened to the conversation (M5). */
public enum SystemLine {
    /** The customer waits for a person. */
    QUEUED("queued"),
    /** The customer waits again, because the person had to pass the conversation on. */
    REQUEUED("requeued"),
    /** The customer no longer wants to wait. */
    CANCELLED("cancelled"),
    /** Nobody became free within the wait limit. */
    EXPIRED("expired"),
    /** The customer may leave a message. */
    INBOXED("inboxed"),
    /** A person joined. */
    JOINED("joined"),
    /** A person left. */
    LEFT("left"),
    /** A person passes the conversation on to a colleague. */
    TRANSFERRED("transferred"),
    /** A person's connection was lost, and another one is looked for. */
    RECONNECTING("reconnecting"),
    /** The conversation ended. */
    ENDED("ended"),
    /** It goes on after its end. */
    REOPENED("reopened");

    /** The variable of these texts: the name of the person whom the line is about. */
    public static final String PERSON = "agent.name";

    private final String key;

    SystemLine(String key) {
        this.key = key;
    }

    /** Its key in the document and in the API. */
    public String key() {
        return key;
    }
}
