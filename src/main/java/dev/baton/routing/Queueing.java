package dev.baton.routing;

import java.time.Instant;
import java.util.List;

/**
 * Puts waiting conversations into the lines of their wishes and takes them out again. Whom a conversation is for changes with
 * time; then it is put into its lines anew, if all is still as it was.
 */
final class Queueing {

    private final Floor floor;
    private final Agenda agenda;
    private final Alarms alarms;
    private final Cases cases;
    private Instant now = Instant.MIN;
    private int unplaced;

    Queueing(Floor floor, Agenda agenda, Alarms alarms, Cases cases) {
        this.floor = floor;
        this.agenda = agenda;
        this.alarms = alarms;
        this.cases = cases;
    }

    /** The time from here on. */
    void at(Instant time) {
        now = time;
    }

    /** How many wait without anybody being asked. */
    int unplaced() {
        return unplaced;
    }

    /** It waits from now on, if it wants an agent and none is being asked. */
    void enter(Case known) {
        known.queued().ifPresent(waiting -> {
            known.lines = waiting.wishes(now).stream().map(floor::line).toList();
            unplaced++;
            for (Line line : known.lines) {
                line.waiting.add(waiting);
                agenda.wake(line, waiting);
            }
            waiting.nextChange(now).ifPresent(at -> alarms.set(at, () -> lookAgain(waiting)));
        });
    }

    /** It waits no more; to be told before what is known of it changes. */
    void leave(Case known) {
        known.queued().ifPresent(waiting -> {
            known.lines.forEach(line -> line.waiting.remove(waiting));
            known.lines = List.of();
            unplaced--;
        });
    }

    /** Somebody is no longer passed over, or others may take it by now; if all is still as it was. */
    private void lookAgain(Waiting waiting) {
        Case known = cases.find(waiting.id());
        if (known != null && known.queued().filter(waiting::equals).isPresent()) {
            leave(known);
            enter(known);
        }
    }
}
