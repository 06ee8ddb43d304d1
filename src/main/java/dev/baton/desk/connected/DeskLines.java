package dev.baton.desk.connected;

import dev.baton.conversation.Attached;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Event;
import dev.baton.conversation.Recorded;
import dev.baton.desk.DeskLine;
import dev.baton.desk.SharedFile;
import dev.baton.file.FileAddresses;
import dev.baton.file.FileStore;
import dev.baton.file.SentFile;
import dev.baton.file.SentFiles;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Events as a person at a desk should read them. A file goes along when it may be opened, and in words until then. */
@Component
class DeskLines {

    private final SentFiles files;
    private final FileStore store;
    private final FileAddresses addresses;

    DeskLines(SentFiles files, FileStore store, FileAddresses addresses) {
        this.files = files;
        this.store = store;
        this.addresses = addresses;
    }

    /** What was said, if it was something that a person there should read. */
    Optional<DeskLine> of(ConversationId conversation, Recorded recorded) {
        if (!(recorded.event() instanceof Event.Message message)) {
            return Optional.empty();
        }
        DeskLine.Author author =
                switch (recorded.actor().kind()) {
                    case CUSTOMER -> DeskLine.Author.CUSTOMER;
                    case AGENT -> DeskLine.Author.AGENT;
                    case BOT, SYSTEM -> DeskLine.Author.BOT;
                };
        String name = recorded.actor().name();
        Optional<SentFile> sent =
                message.file().map(Attached::id).flatMap(id -> files.find(conversation, UUID.fromString(id)));
        Optional<SharedFile> shared = sent.filter(SentFile::mayBeOpened).map(this::shared);
        String text = shared.map(SharedFile::asText)
                .or(() -> sent.map(file -> file.name() + inWords(file)))
                .orElse(message.text());
        return Optional.of(new DeskLine(author, name, text, recorded.at(), choices(message), shared));
    }

    private static List<DeskLine.Choice> choices(Event.Message message) {
        return message.buttons().stream()
                .map(button -> new DeskLine.Choice(button.label(), button.value()))
                .toList();
    }

    private static String inWords(SentFile file) {
        return file.verdict().isEmpty() ? " (this file is being checked)" : " (this file did not pass the check)";
    }

    private SharedFile shared(SentFile file) {
        return new SharedFile(
                file.name(),
                file.kind().mediaType(),
                file.size(),
                addresses.of(file.id()),
                out -> store.write(file.id(), out));
    }
}
