package dev.baton.assistant;

import java.util.Map;

/** A text of the bot's own that no action, question or handover setting carries; each can be edited per assistant. */
public enum BotText {
    /** Asks which of several actions is meant (T14). */
    CLARIFY("clarify"),
    /** Suggests actions when nothing matched (D14). */
    DID_YOU_MEAN("didYouMean"),
    /** The option that refuses all suggestions. */
    NONE_OF_THESE("noneOfThese"),
    /** The customer wants no person after all (T8). */
    OFFER_DECLINED("offerDeclined"),
    /** How to ask for a person where there are no buttons (T8). */
    WRITE_AGENT("writeAgent"),
    /** The button that passes over a question before a handover (X5). */
    SKIP("skip"),
    /** Whether an answer of the help articles helped (D10). */
    HELPFUL("helpful"),
    /** It did. */
    GLAD("glad"),
    /** The customer sent a file, which the bot does not read. */
    FILE("file"),
    /** An action could not go on. */
    TROUBLE("trouble"),
    /** The button for yes. */
    YES("yes"),
    /** The button for no. */
    NO("no");

    private final String key;

    BotText(String key) {
        this.key = key;
    }

    /** Its key in the document. */
    public String key() {
        return key;
    }

    /** Its words in an assistant; every assistant has all. */
    public LocalizedText of(AssistantDocument assistant) {
        Map<BotText, LocalizedText> texts = assistant.texts();
        LocalizedText text = texts.get(this);
        return text == null ? LocalizedText.of(assistant.languages().getFirst(), "") : text;
    }
}
