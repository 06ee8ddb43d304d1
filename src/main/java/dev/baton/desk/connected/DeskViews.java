package dev.baton.desk.connected;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.conversation.BotReturn;
import dev.baton.delivery.Credentials;
import dev.baton.desk.Capabilities;
import dev.baton.desk.DeskConnection.Health;
import dev.baton.desk.DeskField;
import dev.baton.desk.DeskKind;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Shows desks to people: how they are set and how they are, never their secrets (K3, K8). */
@Component
final class DeskViews {

    private final Credentials credentials;

    DeskViews(Credentials credentials) {
        this.credentials = credentials;
    }

    /** A kind of desks that can be added. */
    record DeskKindView(
            String id,
            String title,
            List<DeskField> fields,
            Capabilities capabilities,

            @Schema(description = "How many seconds people there have to take a conversation, unless set otherwise")
            long acceptSeconds) {}

    /** A desk; its secrets are never shown, only which are set. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record DeskView(
            String id,
            String kind,
            String name,
            Map<String, String> settings,
            List<String> secretsSet,
            boolean enabled,

            @Schema(allowableValues = {"handover", "joined"})
            String botUntil,

            @Schema(allowableValues = {"ended", "quiet", "never"})
            String botAgain,

            Optional<Long> quietSeconds,
            long acceptSeconds,
            Optional<String> fallback,

            @Schema(description = "Its own opening hours; without them it is always open")
            Optional<DeskHours> hours,

            @Schema(description = "Who answers where the desk owns the channel")
            Optional<String> assistant,

            Optional<Boolean> works,

            @Schema(allowableValues = {"online", "offline", "unknown"})
            String availability,

            @Schema(description = "The place that the next conversation would have there, where the desk can tell")
            Optional<Integer> position,

            @Schema(description = "How long it would wait there, in seconds, where the desk can tell")
            Optional<Long> expectedWaitSeconds,

            String note,

            @Schema(description = "When it was last tried") Optional<Instant> checkedAt,

            @Schema(description = "How many conversations are there now")
            long conversations) {}

    /** How a desk is. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record DeskHealthView(
            boolean works,

            @Schema(allowableValues = {"online", "offline", "unknown"})
            String availability,

            Optional<Integer> position,
            Optional<Long> expectedWaitSeconds,
            String note) {}

    /** What the trail of changed settings holds of a desk: of its secrets only when each was set. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record DeskSetting(
            String kind,
            String name,
            Map<String, String> settings,
            Map<String, Instant> secretsSet,
            boolean enabled,
            String botUntil,
            String botAgain,
            Optional<Long> quietSeconds,
            long acceptSeconds,
            Optional<String> fallback,
            Optional<DeskHours> hours,
            Optional<String> assistant) {}

    DeskKindView kind(DeskKind kind) {
        return new DeskKindView(
                kind.id(),
                kind.title(),
                kind.fields(),
                kind.capabilities(),
                kind.acceptWithin().toSeconds());
    }

    DeskView desk(DeskRow row, long conversations) {
        return new DeskView(
                row.id(),
                row.kind(),
                row.name(),
                row.settings(),
                credentials.of(Connections.owner(row.id())).values().keySet().stream()
                        .sorted()
                        .toList(),
                row.enabled(),
                wire(row.botUntil()),
                again(row),
                row.again().flatMap(BotReturn::quiet).map(Duration::toSeconds),
                row.acceptWithin().toSeconds(),
                row.fallback(),
                row.hours(),
                row.assistant(),
                row.health().works(),
                wire(row.health().availability()),
                row.health().waiting().position(),
                row.health().waiting().expected().map(Duration::toSeconds),
                row.health().note(),
                row.checkedAt(),
                conversations);
    }

    DeskHealthView health(Health found) {
        return new DeskHealthView(
                found.works(),
                wire(found.availability()),
                found.waiting().position(),
                found.waiting().expected().map(Duration::toSeconds),
                found.note());
    }

    DeskSetting setting(DeskRow row) {
        return new DeskSetting(
                row.kind(),
                row.name(),
                new TreeMap<>(row.settings()),
                new TreeMap<>(credentials.changed(Connections.owner(row.id()))),
                row.enabled(),
                wire(row.botUntil()),
                again(row),
                row.again().flatMap(BotReturn::quiet).map(Duration::toSeconds),
                row.acceptWithin().toSeconds(),
                row.fallback(),
                row.hours(),
                row.assistant());
    }

    private static String again(DeskRow row) {
        return row.again()
                .map(when -> when.quiet().isPresent() ? "quiet" : "never")
                .orElse("ended");
    }

    private static String wire(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
