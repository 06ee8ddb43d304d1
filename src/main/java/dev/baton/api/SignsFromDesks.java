package dev.baton.api;

import dev.baton.conversation.Actor;
import dev.baton.conversation.Conversation;
import dev.baton.desk.Desk;
import dev.baton.desk.DeskSigns;
import org.springframework.stereotype.Component;

/** Shows what people at outside desks do in the same way as what our own do (K1). */
@Component
final class SignsFromDesks implements DeskSigns {

    private final Nows nows;

    SignsFromDesks(Nows nows) {
        this.nows = nows;
    }

    @Override
    public void typing(Conversation conversation, Actor person, boolean writes) {
        if (writes) {
            nows.typing(conversation.id(), person, true);
        } else {
            nows.said(conversation.id(), person);
        }
    }

    @Override
    public void read(Conversation conversation, Actor person) {
        nows.read(conversation.id(), person, conversation.number());
    }

    @Override
    public void waits(Conversation conversation, Desk.Waiting waiting) {
        waiting.position().ifPresent(position -> nows.waits(conversation.id(), position, waiting.expected()));
    }
}
