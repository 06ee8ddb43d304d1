package dev.baton.channel;

import dev.baton.channel.masking.Masking;
import dev.baton.conversation.Actor;
import dev.baton.conversation.Conversation;
import org.springframework.stereotype.Component;

/**
 * What comes in passes here before event, state, log, search, bot, model or desk sees it: it is cleaned, and what must not
 * be stored is masked (X6).
 */
@Component
public final class Door {

    /** What is stored of what somebody said in a conversation. */
    public String said(Conversation state, Actor actor, String raw) {
        String clean = CleanText.of(raw);
        return switch (actor.kind()) {
            case CUSTOMER -> {
                String asked =
                        state.contact().last().map(Conversation.Line::excerpt).orElse("");
                yield Masking.DEFAULT.maskAnswer(asked, clean);
            }
            case AGENT, BOT, SYSTEM -> clean;
        };
    }

    /** What is stored of what a customer, or their site, says outside the conversation. */
    public String aside(String assistant, String raw) {
        return Masking.DEFAULT.mask(CleanText.of(raw));
    }
}
