package dev.baton.language;

import dev.baton.assistant.AssistantDocument;

/** Says what messages mean, in process. */
public interface Understanding {

    /**
     * What this message means to this assistant. The same document and text always give the same meaning. Never throws;
     * takes some 5 ms on one core and never more than a documented bound, whatever the text. While the models of a new
     * document are learnt, those of the one before answer; before the first, nothing is known.
     */
    Meaning of(AssistantDocument assistant, String text);

    /** Whether this document's own models answer, and all of them. */
    boolean ready(AssistantDocument assistant);
}
