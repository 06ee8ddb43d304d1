package dev.baton.desk.intercom;

import dev.baton.delivery.Sent;
import dev.baton.desk.DeskApi;
import dev.baton.desk.DeskChannel;
import dev.baton.desk.DeskConnection.Opened;
import dev.baton.desk.DeskFailure;
import dev.baton.desk.DeskLine;
import dev.baton.desk.Opening;
import dev.baton.desk.OpeningNote;
import dev.baton.desk.SharedFile;

/** Baton as a teammate of Intercom's own channels: it answers until it assigns the conversation to people (K2). */
final class IntercomChannel implements DeskChannel {

    private static final String NOBODY = "0";

    private final IntercomApi api;
    private final String bot;

    IntercomChannel(IntercomApi api) {
        this.api = api;
        this.bot = api.settings().bot();
    }

    @Override
    public Replied reply(String reference, DeskLine line, String delivery) {
        return say(reference, line, false);
    }

    @Override
    public Replied replyAgain(String reference, DeskLine line, String delivery) {
        return say(reference, line, true);
    }

    /** A person may have taken it a moment ago; what they have is theirs. */
    private Replied say(String reference, DeskLine line, boolean again) {
        try {
            var there = new IntercomParts(api.conversation(reference));
            if (there.isWithPerson(bot)) {
                return new Replied.Taken();
            }
            String text = line.file().map(SharedFile::asText).orElseGet(line::asText);
            if (!again || !there.saidLast(bot, text, line.at())) {
                api.botSays(reference, "comment", IntercomText.html(text));
            }
            return new Replied.Tried(new Sent.Delivered());
        } catch (DeskFailure failure) {
            return new Replied.Tried(failure.sent());
        }
    }

    @Override
    public Opened pass(String reference, Opening opening) {
        return DeskApi.opened(() -> {
            var handing = new IntercomHanding(api);
            handing.hand(reference, opening, OpeningNote.of(opening));
            if (!handing.hasTeam(opening)) {
                api.assign(reference, "admin", NOBODY);
            }
            return new Opened.Accepted(reference, true);
        });
    }

    @Override
    public Sent takeBack(String reference, String delivery) {
        return DeskApi.sent(() -> api.assign(reference, "admin", bot));
    }

    @Override
    public Sent finish(String reference, String delivery) {
        return DeskApi.sent(() -> api.close(reference));
    }
}
