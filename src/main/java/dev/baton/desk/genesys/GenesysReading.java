package dev.baton.desk.genesys;

import dev.baton.desk.DeskEar;
import dev.baton.desk.ThreadNotes;
import dev.baton.platform.net.CheckedHttp.Answer;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads conversations, says what is new in them, and notes who talks. */
final class GenesysReading {

    /** How soon one is read again whose agent is being asked, of which no notification tells. */
    static final Duration SOON = Duration.ofSeconds(3);

    /** How often one is read of which nothing is heard. */
    static final Duration NOW_AND_THEN = Duration.ofSeconds(60);

    private static final int GONE = 404;

    private final GenesysAccount account;
    private final GenesysCalls calls;
    private final ThreadNotes notes;
    private final Clock clock;

    GenesysReading(GenesysAccount account, GenesysCalls calls, ThreadNotes notes, Clock clock) {
        this.account = account;
        this.calls = calls;
        this.notes = notes;
        this.clock = clock;
    }

    /** Our references by Genesys' ids, as far as those are known. */
    Map<String, String> conversations(Set<String> references) {
        Map<String, String> found = new LinkedHashMap<>();
        references.forEach(reference -> GenesysNotes.of(notes, account.desk(), reference)
                .ifPresent(noted -> found.put(noted.conversation(), reference)));
        return found;
    }

    /** Tells the ear what has happened. @return in how long it should be read again */
    Duration read(String reference, String conversation, DeskEar ear) {
        return calls.get("/api/v2/conversations/messages/" + conversation) instanceof Answer answer
                ? answered(reference, answer, ear)
                : SOON;
    }

    private Duration answered(String reference, Answer answer, DeskEar ear) {
        if (!answer.isOk()) {
            return answer.status() == GONE
                    ? NOW_AND_THEN
                    : answer.retryAfter()
                            .filter(pause -> pause.compareTo(SOON) > 0)
                            .orElse(SOON);
        }
        GenesysTalk talk = GenesysTalk.of(reference, GenesysCalls.json(answer.body()), clock.instant());
        talks(reference, talk.talking());
        talk.facts().forEach(ear::hear);
        return talk.endsIn().orElse(talk.alerting() ? SOON : NOW_AND_THEN);
    }

    /** Who talks there, as last noted, or else as it is now. */
    Optional<GenesysTalk.Person> talking(String reference) {
        Optional<GenesysNotes> noted = GenesysNotes.of(notes, account.desk(), reference);
        return noted.filter(one -> !one.name().isEmpty())
                .map(one -> new GenesysTalk.Person(one.person(), one.name()))
                .or(() -> noted.flatMap(one -> readNow(reference, one.conversation())));
    }

    private Optional<GenesysTalk.Person> readNow(String reference, String conversation) {
        if (calls.get("/api/v2/conversations/messages/" + conversation) instanceof Answer answer && answer.isOk()) {
            return GenesysTalk.of(reference, GenesysCalls.json(answer.body()), clock.instant())
                    .talking();
        }
        return Optional.empty();
    }

    private void talks(String reference, Optional<GenesysTalk.Person> who) {
        String person = who.map(GenesysTalk.Person::id).orElse("");
        String name = who.map(GenesysTalk.Person::name).orElse("");
        GenesysNotes.of(notes, account.desk(), reference)
                .filter(noted -> !noted.person().equals(person) || !noted.name().equals(name))
                .ifPresent(noted -> noted.talking(person, name).keep(notes, account.desk(), reference));
    }
}
