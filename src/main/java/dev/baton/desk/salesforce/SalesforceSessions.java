package dev.baton.desk.salesforce;

import dev.baton.delivery.Sent;
import dev.baton.desk.DeskReplies;
import dev.baton.desk.ThreadNotes;
import dev.baton.platform.net.CheckedHttp.Answer;
import dev.baton.platform.net.CheckedHttp.Result;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * The sessions of one deployment: one for each conversation, kept in its notes. That of a user who is signed in is renewed when it is
 * over; a guest's cannot be.
 */
final class SalesforceSessions {

    private static final int UNAUTHORIZED = 401;

    private final SalesforceAccount account;
    private final SalesforceCalls calls;
    private final ThreadNotes notes;

    SalesforceSessions(SalesforceAccount account, SalesforceCalls calls, ThreadNotes notes) {
        this.account = account;
        this.calls = calls;
        this.notes = notes;
    }

    /** A session, or how the call for it ended. */
    sealed interface Begun {
        /** It is there. */
        record Has(SalesforceNotes session) implements Begun {}

        /** It is not. */
        record Not(Result result) implements Begun {}
    }

    Optional<SalesforceNotes> of(String reference) {
        return SalesforceNotes.of(notes, account.desk(), reference);
    }

    /** The session that there is, or a new one. */
    Begun begin(String reference) {
        return of(reference).<Begun>map(Begun.Has::new).orElseGet(() -> anew(reference));
    }

    /** A new session of the same user. */
    private Begun anew(String reference) {
        Result result = calls.authorize(reference);
        if (!(result instanceof Answer answer) || !answer.isOk()) {
            return new Begun.Not(result);
        }
        JsonNode said = SalesforceCalls.json(answer.body());
        var session = new SalesforceNotes(
                said.path("accessToken").asString(""),
                said.path("lastEventId").asString(""),
                of(reference).map(SalesforceNotes::lastEntry).orElse(""));
        session.keep(notes, account.desk(), reference);
        return new Begun.Has(session);
    }

    /** Signs the user in once more. @return whether there is a new session */
    boolean renew(String reference) {
        return account.signer().isPresent() && anew(reference) instanceof Begun.Has;
    }

    /** What an agent said last, for the mark that it was read. */
    void said(String reference, String entry) {
        of(reference).ifPresent(session -> session.said(entry).keep(notes, account.desk(), reference));
    }

    /** A call in the conversation's session; once more in a new one if the session is over and there can be one. */
    Sent in(String reference, Function<SalesforceNotes, Result> call) {
        Optional<SalesforceNotes> session = of(reference);
        if (session.isEmpty()) {
            return new Sent.Never("The session at Salesforce is no longer known; close the conversation there.");
        }
        Result result = call.apply(session.get());
        boolean again = result instanceof Answer answer && answer.status() == UNAUTHORIZED && renew(reference);
        return DeskReplies.sent(again ? of(reference).map(call).orElse(result) : result);
    }
}
