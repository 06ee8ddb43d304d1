package dev.baton.language.knowledge.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.language.knowledge.store.Source;
import dev.baton.language.knowledge.store.Source.Kind;
import dev.baton.language.knowledge.store.Sources;
import dev.baton.platform.SettingChanges;
import dev.baton.platform.security.Caller.Person;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Notes who added, changed or removed a source of help articles (S3); the texts themselves are not part of it. */
@Component("knowledgeSourceTrail")
class SourceTrail {

    /** Hexadecimal digits that tell one text from another. */
    private static final int MARK = 12;

    private final Sources sources;
    private final SettingChanges changes;

    SourceTrail(Sources sources, SettingChanges changes) {
        this.sources = sources;
        this.changes = changes;
    }

    /**
     * A source as it is set.
     *
     * @param name its address, or the file's name
     * @param intervalMinutes from one reading to the next; none: never again
     * @param text of a file: its length, and a mark that another text does not have
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record SourceSetting(
            String name,
            String kind,
            Optional<String> language,
            Optional<Long> intervalMinutes,
            Optional<String> text) {}

    /** Carries out the change of one source and notes it, both or none. */
    void noted(Person person, String assistant, Kind kind, String address, Runnable change) {
        changes.noted(person, "help_source", assistant, () -> setting(assistant, kind, address), change);
    }

    private Optional<SourceSetting> setting(String assistant, Kind kind, String address) {
        return sources.of(assistant).stream()
                .filter(source -> source.kind() == kind && source.address().equals(address))
                .findFirst()
                .map(this::setting);
    }

    private SourceSetting setting(Source source) {
        return new SourceSetting(
                source.address(),
                source.kind().text(),
                source.language(),
                source.interval().map(Duration::toMinutes),
                source.kind() == Kind.FILE ? sources.content(source.id()).map(SourceTrail::mark) : Optional.empty());
    }

    private static String mark(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return text.length() + " characters, "
                    + HexFormat.of().formatHex(hash).substring(0, MARK);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
