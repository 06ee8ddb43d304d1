package dev.baton.file;

import dev.baton.conversation.Actor;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Event;
import dev.baton.platform.BatonProperties;
import dev.baton.platform.DatabaseClock;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes files in: looks what they are, holds them against the limits, and keeps them. What is kept here is nothing yet: a message
 * has to name it ({@link SentFiles#sent}), and what none names is forgotten after a while.
 */
@Component
public class Uploads {

    private final FileLimits limits;
    private final SentFiles files;
    private final FileStore store;
    private final TransactionOperations transactions;
    private final DatabaseClock clock;
    private final BatonProperties.Files settings;

    Uploads(
            FileLimits limits,
            SentFiles files,
            FileStore store,
            TransactionOperations transactions,
            DatabaseClock clock,
            BatonProperties properties) {
        this.limits = limits;
        this.files = files;
        this.store = store;
        this.transactions = transactions;
        this.clock = clock;
        this.settings = properties.files();
    }

    /** Where what comes in can be read from its beginning. */
    @FunctionalInterface
    public interface Source {
        InputStream open() throws IOException;
    }

    /**
     * Keeps what somebody sends.
     *
     * @param name what the sender calls it; masked already
     * @return what a message may name now
     * @throws dev.baton.platform.problem.ProblemException {@code too-large}, {@code unsupported-media-type} or
     *     {@code invalid-request} where it may not be sent
     */
    public SentFile take(ConversationId conversation, Actor sender, String clientId, String name, Source source) {
        try {
            Path copy = Files.createTempFile("baton-", ".upload");
            try {
                try (InputStream in = source.open()) {
                    Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
                }
                return keep(conversation, sender, clientId, name, copy);
            } finally {
                Files.deleteIfExists(copy);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private SentFile keep(ConversationId conversation, Actor sender, String clientId, String name, Path copy)
            throws IOException {
        long size = Files.size(copy);
        limits.check(size, files.bytesOf(conversation));
        FileKind kind = Sniffing.of(copy).filter(limits::allows).orElseThrow(limits::otherKind);
        Instant now = clock.instant();
        boolean scanned = settings.scanUrl() != null;
        var file = new SentFile(
                UUID.randomUUID(),
                conversation,
                FileNames.of(name, kind),
                kind,
                size,
                Optional.empty(),
                scanned ? Optional.empty() : Optional.of(Event.Verdict.UNCHECKED));
        try (InputStream in = Files.newInputStream(copy)) {
            transactions.executeWithoutResult(status -> {
                files.note(
                        file,
                        sender,
                        clientId,
                        now,
                        scanned ? Optional.of(now.plus(settings.scanTime())) : Optional.empty());
                try {
                    store.keep(file.id(), in);
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
            });
        }
        return file;
    }
}
