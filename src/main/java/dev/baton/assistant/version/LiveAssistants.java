package dev.baton.assistant.version;

import dev.baton.assistant.AssistantDocument;
import dev.baton.assistant.AssistantParser;
import dev.baton.assistant.Assistants;
import dev.baton.assistant.AssistantsChanged;
import dev.baton.assistant.ParsedAssistant;
import dev.baton.assistant.version.AssistantVersions.Live;
import dev.baton.assistant.version.AssistantVersions.Source;
import dev.baton.platform.Hints;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * The live documents, held in memory. Versions never change, so a node only has to know which one is live: it reads that
 * when another node hints at it, when hints may have been lost, and every ten seconds.
 */
public class LiveAssistants implements Assistants {

    /** The kind of hints that say: another version of this assistant is live. */
    private static final char HINT = 'v';

    private static final Logger LOG = LoggerFactory.getLogger(LiveAssistants.class);

    private final AssistantVersions versions;
    private final Hints hints;
    private final ApplicationEventPublisher events;
    private final boolean demo;
    private volatile Map<String, Loaded> loaded = Map.of();

    /** Holds nothing before the first {@link #read}. @param demo whether the demo's assistants are live */
    public LiveAssistants(AssistantVersions versions, Hints hints, ApplicationEventPublisher events, boolean demo) {
        this.versions = versions;
        this.hints = hints;
        this.events = events;
        this.demo = demo;
        hints.listen(HINT, items -> Thread.ofVirtual().name("assistants").start(this::compare));
        hints.onGap(() -> Thread.ofVirtual().name("assistants").start(this::compare));
    }

    private record Loaded(int version, AssistantDocument document) {}

    @Override
    public Optional<AssistantDocument> find(String id) {
        return Optional.ofNullable(loaded.get(id)).map(Loaded::document);
    }

    @Override
    public List<AssistantDocument> all() {
        return loaded.values().stream()
                .map(Loaded::document)
                .sorted((one, other) -> one.id().compareTo(other.id()))
                .toList();
    }

    /** Another version is live now: takes it in here and tells the other nodes. */
    public void changed(String id) {
        read();
        hints.tell(HINT, id);
    }

    /** Reads what is live, in case a hint was lost. */
    @Scheduled(fixedDelayString = "10s", initialDelayString = "10s")
    public void compare() {
        try {
            read();
        } catch (DataAccessException e) {
            LOG.warn("Which assistants are live could not be read: {}", e.getMessage());
        }
    }

    /** Takes in what is live; documents that are here already are not read again. */
    public synchronized void read() {
        Map<String, Loaded> before = loaded;
        var now = new HashMap<String, Loaded>();
        var changed = new HashSet<String>();
        for (Live live : versions.live()) {
            Optional<Loaded> known = Optional.ofNullable(before.get(live.id()));
            if (live.source() == Source.DEMO && !demo) {
                continue;
            }
            if (known.isPresent() && known.get().version() == live.version()) {
                now.put(live.id(), known.get());
            } else {
                load(live).or(() -> known).ifPresent(document -> {
                    now.put(live.id(), document);
                    changed.add(live.id());
                });
            }
        }
        loaded = Map.copyOf(now);
        if (!changed.isEmpty()) {
            events.publishEvent(new AssistantsChanged(Set.copyOf(changed)));
        }
    }

    /** A version that an earlier release took and this one does not understand is not worth a server that does not start. */
    private Optional<Loaded> load(Live live) {
        Optional<String> yaml = versions.document(live.id(), live.version());
        return yaml.map(new AssistantParser()::parse).flatMap(parsed -> switch (parsed) {
            case ParsedAssistant.Valid valid -> Optional.of(new Loaded(live.version(), valid.document()));
            case ParsedAssistant.Invalid invalid -> {
                LOG.error(
                        "Version {} of the assistant {} cannot be used: {}",
                        live.version(),
                        live.id(),
                        invalid.problems());
                yield Optional.empty();
            }
        });
    }
}
