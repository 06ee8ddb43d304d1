package dev.baton.file;

import dev.baton.conversation.Command;
import dev.baton.conversation.Conversations;
import dev.baton.conversation.Event;
import dev.baton.conversation.Refusal;
import dev.baton.platform.BatonProperties;
import dev.baton.platform.BatonProperties.ScanFailure;
import dev.baton.platform.DatabaseClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Has files checked that were sent. A check is owed by the file's row: the node that took the file asks at once, and whoever finds it
 * due later asks again, with growing pauses, until there is a word or the time for it is over. The word is written first, so that
 * nobody opens what was rejected, and then told to the conversation, once, by its client id (law 4).
 */
@Component
public class Scans {

    /** Files that one node has checked at once. */
    static final int AT_ONCE = 8;

    /** The pause after the first attempt; it doubles, {@link #LONGEST_PAUSE} at most. */
    static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private static final Duration HOLD = ScanHook.CALL.plusSeconds(30);
    private static final String NOT_IN_TIME = "The scanner gave no answer in time.";
    private static final Logger LOG = LoggerFactory.getLogger(Scans.class);

    private final SentFiles files;
    private final FileStore store;
    private final ScanHook hook;
    private final Conversations conversations;
    private final DatabaseClock clock;
    private final boolean configured;
    private final ScanFailure failure;
    private final Semaphore room = new Semaphore(AT_ONCE);

    Scans(
            SentFiles files,
            FileStore store,
            ScanHook hook,
            Conversations conversations,
            DatabaseClock clock,
            BatonProperties properties) {
        this.files = files;
        this.store = store;
        this.hook = hook;
        this.conversations = conversations;
        this.clock = clock;
        this.configured = properties.files().scanUrl() != null;
        this.failure = properties.files().scanFailure();
    }

    /** Asks about what is due now, and comes back at once. */
    public void look() {
        if (!configured) {
            return;
        }
        int free = room.drainPermits();
        List<SentFiles.Check> due = List.of();
        try {
            due = free == 0 ? due : files.takeDue(free, clock.instant(), HOLD);
        } catch (DataAccessException unreachable) {
            LOG.warn("Files that are to be checked could not be read: {}", unreachable.getMessage());
        } finally {
            room.release(free - due.size());
        }
        for (SentFiles.Check check : due) {
            Thread.ofVirtual().name("scan").start(() -> carryOut(check));
        }
    }

    @Scheduled(fixedDelayString = "1s")
    void lookAgain() {
        look();
    }

    private void carryOut(SentFiles.Check check) {
        try {
            judge(check);
        } catch (RuntimeException failed) {
            LOG.warn(
                    "The check of the file {} failed; it will be tried again",
                    check.file().id(),
                    failed);
        } finally {
            room.release();
        }
    }

    private void judge(SentFiles.Check check) {
        SentFile file = check.file();
        if (file.verdict().isPresent()) {
            tell(file, file.verdict().get());
            return;
        }
        switch (hook.ask(file)) {
            case ScanHook.Clean clean -> decide(file, Event.Verdict.CLEAN, Optional.empty());
            case ScanHook.Rejected rejected -> decide(file, Event.Verdict.REJECTED, rejected.why());
            case ScanHook.Silent silent -> {
                LOG.warn("The file {} could not be checked: {}", file.id(), silent.why());
                if (clock.instant().isBefore(check.until())) {
                    files.again(file.id(), clock.instant().plus(pause(check.attempts())));
                } else {
                    decide(
                            file,
                            switch (failure) {
                                case REJECT -> Event.Verdict.REJECTED;
                                case PASS -> Event.Verdict.UNCHECKED;
                            },
                            Optional.of(NOT_IN_TIME));
                }
            }
        }
    }

    private void decide(SentFile file, Event.Verdict verdict, Optional<String> why) {
        files.judged(file.id(), verdict, why);
        // Another node may have been quicker.
        files.find(file.id()).flatMap(SentFile::verdict).ifPresent(said -> tell(file, said));
    }

    private void tell(SentFile file, Event.Verdict verdict) {
        if (verdict == Event.Verdict.REJECTED) {
            store.forget(file.id());
        }
        var checked = new Event.FileChecked(
                file.id().toString(), file.message().orElseThrow(), verdict, files.reason(file.id()));
        var reply = conversations.submit(file.conversation(), new Command.ReportFile(clock.instant(), checked));
        boolean later =
                reply instanceof Conversations.Reply.Refused refused && refused.refusal() instanceof Refusal.Overloaded;
        if (!later) {
            files.told(file.id());
        }
    }

    private static Duration pause(int attempts) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, 5));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
