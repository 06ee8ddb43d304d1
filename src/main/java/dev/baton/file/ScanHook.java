package dev.baton.file;

import dev.baton.platform.BatonProperties;
import dev.baton.platform.net.AddressRule;
import dev.baton.platform.net.CheckedHttp;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The scanner: the bytes of a file go there in a POST, and JSON comes back that says whether it is clean. The address is the
 * operator's own, so it may be in a private network.
 */
@Component
class ScanHook implements AutoCloseable {

    /** For one call, from the first byte that is sent to the last that comes. */
    static final Duration CALL = Duration.ofSeconds(60);

    private static final int LONGEST_REASON = 200;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final CheckedHttp http;
    private final FileStore store;
    private final @Nullable String url;
    private final @Nullable String key;

    ScanHook(BatonProperties properties, FileStore store, Clock clock) {
        this.http = new CheckedHttp(new AddressRule(true), clock);
        this.store = store;
        this.url = properties.files().scanUrl();
        this.key = properties.files().scanKey();
    }

    /** What the scanner says. */
    sealed interface Word {}

    /** It may be opened. */
    record Clean() implements Word {}

    /** It may not. @param why what was found, in the scanner's words */
    record Rejected(Optional<String> why) implements Word {}

    /** Nothing that could be understood; it may be asked again. @param why a sentence for the log */
    record Silent(String why) implements Word {}

    /** Asks. Never throws. */
    Word ask(SentFile file) {
        Optional<URI> address = Optional.ofNullable(url).flatMap(CheckedHttp::address);
        if (address.isEmpty()) {
            return new Silent("BATON_FILES_SCAN_URL is no address that can be called.");
        }
        var headers = Optional.ofNullable(key)
                .map(token -> Map.of("Authorization", "Bearer " + token))
                .orElse(Map.of());
        var body = new CheckedHttp.Stream(file.kind().mediaType(), file.size(), out -> store.write(file.id(), out));
        return switch (http.call(new CheckedHttp.Call("POST", address.get(), headers, Optional.of(body), CALL))) {
            case CheckedHttp.Answer answer ->
                answer.isOk() ? read(answer.body()) : new Silent("The scanner answered with " + answer.status() + ".");
            case CheckedHttp.NoAnswer none -> new Silent(none.why());
            case CheckedHttp.Forbidden forbidden -> new Silent(forbidden.why());
        };
    }

    private static Word read(String body) {
        try {
            JsonNode said = MAPPER.readTree(body);
            JsonNode clean = said == null ? MAPPER.missingNode() : said.path("clean");
            if (said == null || !clean.isBoolean()) {
                return new Silent("The scanner's answer has no \"clean\" that is true or false.");
            }
            String why = said.path("reason").asString("").strip();
            return clean.asBoolean()
                    ? new Clean()
                    : new Rejected(Optional.of(why.substring(0, Math.min(why.length(), LONGEST_REASON)))
                            .filter(text -> !text.isEmpty()));
        } catch (JacksonException unreadable) {
            return new Silent("The scanner's answer is no JSON.");
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
