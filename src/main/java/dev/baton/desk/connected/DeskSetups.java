package dev.baton.desk.connected;

import dev.baton.assistant.Assistants;
import dev.baton.conversation.BotReturn;
import dev.baton.desk.Capabilities;
import dev.baton.desk.DeskField;
import dev.baton.desk.DeskKind;
import dev.baton.platform.problem.ProblemException;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Reads how a desk is to be set up, and says what cannot be (K8). */
@Component
final class DeskSetups {

    private static final String ID = "[a-z0-9][a-z0-9-]{0,39}";
    private static final int LONGEST_ACCEPT = 7 * 24 * 3600;
    private static final int SHORTEST_ACCEPT = 10;
    private static final int SHORTEST_QUIET = 60;
    private static final int VALUE = 4_000;

    private final DeskRows desks;
    private final Connections connections;
    private final Assistants assistants;

    DeskSetups(DeskRows desks, Connections connections, Assistants assistants) {
        this.desks = desks;
        this.connections = connections;
        this.assistants = assistants;
    }

    /** A desk as it is to be; secrets that are left out stay as they are. */
    record DeskSetup(
            @NotBlank @Size(max = 40) String kind,
            @NotBlank @Size(max = 100) String name,
            @NotNull Map<String, @Size(max = VALUE) String> values,
            Optional<Boolean> enabled,

            @Schema(allowableValues = {"handover", "joined"})
            Optional<String> botUntil,

            @Schema(
                    description = "When the bot may speak again after a person there has: when it has ended, after"
                            + " quietSeconds without a word from there, never",
                    allowableValues = {"ended", "quiet", "never"})
            Optional<String> botAgain,

            Optional<@Min(SHORTEST_QUIET) @Max(LONGEST_ACCEPT) Integer> quietSeconds,

            Optional<@Min(SHORTEST_ACCEPT) @Max(LONGEST_ACCEPT) Integer> acceptSeconds,
            Optional<String> fallback,

            @Schema(description = "Its own opening hours; without them it is always open")
            Optional<DeskHours> hours,

            @Schema(description = "Who answers where the desk owns the channel; nobody if it is left out")
            Optional<@Size(max = 64) String> assistant) {}

    /** What is kept in clear, and what is not. */
    record Read(DeskRow row, Map<String, String> secrets) {}

    /** The desk that this sets up. */
    Read read(String id, DeskSetup setup) {
        if (!id.matches(ID) || id.equals(DeskRows.WORKSPACE) || id.equals("kinds") || id.equals("choices")) {
            throw ProblemException.invalid(
                    "id", "must be small letters, digits and hyphens, 40 at most, and no word in use");
        }
        DeskKind kind = connections
                .kind(setup.kind())
                .orElseThrow(() -> ProblemException.invalid("kind", "must be one of the kinds in the list"));
        desks.find(id).filter(row -> !row.kind().equals(kind.id())).ifPresent(other -> {
            throw ProblemException.invalid("kind", "cannot be changed; add another desk");
        });
        setup.fallback()
                .filter(other -> other.equals(id) || !desks.isSetUp(other))
                .ifPresent(other -> {
                    throw ProblemException.invalid("fallback", "must be another desk, or workspace");
                });
        setup.hours().ifPresent(DeskSetups::check);
        setup.assistant().ifPresent(answers -> mayAnswer(kind, answers));
        Map<String, String> shown = new HashMap<>();
        Map<String, String> hidden = new HashMap<>();
        for (DeskField field : kind.fields()) {
            String value = setup.values().getOrDefault(field.name(), "").strip();
            boolean given = setup.values().containsKey(field.name());
            if (!field.secret()) {
                shown.put(field.name(), value);
            } else if (given) {
                hidden.put(field.name(), value);
            }
        }
        var row = new DeskRow(
                id,
                kind.id(),
                setup.name().strip(),
                shown,
                setup.enabled().orElse(true),
                botUntil(setup.botUntil()),
                again(setup),
                setup.acceptSeconds().map(Duration::ofSeconds).orElseGet(kind::acceptWithin),
                setup.fallback(),
                setup.hours(),
                setup.assistant(),
                DeskRow.KnownHealth.NEVER_TRIED,
                Optional.empty(),
                false);
        return new Read(row, hidden);
    }

    private void mayAnswer(DeskKind kind, String assistant) {
        if (kind.capabilities().deskChannels() == Capabilities.Level.NO) {
            throw ProblemException.invalid("assistant", "answers only where a desk has channels of its own");
        }
        if (assistants.find(assistant).isEmpty()) {
            throw ProblemException.invalid("assistant", "must be the id of an assistant");
        }
    }

    private static void check(DeskHours hours) {
        try {
            hours.calendar();
        } catch (IllegalArgumentException unreadable) {
            throw ProblemException.invalid("hours", String.valueOf(unreadable.getMessage()));
        }
    }

    private static DeskRow.BotUntil botUntil(Optional<String> wanted) {
        return switch (wanted.orElse("joined")) {
            case "joined" -> DeskRow.BotUntil.JOINED;
            case "handover" -> DeskRow.BotUntil.HANDOVER;
            default -> throw ProblemException.invalid("botUntil", "must be handover or joined");
        };
    }

    private static Optional<BotReturn> again(DeskSetup setup) {
        return switch (setup.botAgain().orElse("ended")) {
            case "ended" -> Optional.empty();
            case "never" -> Optional.of(BotReturn.NEVER);
            case "quiet" ->
                Optional.of(BotReturn.after(Duration.ofSeconds(setup.quietSeconds()
                        .orElseThrow(() -> ProblemException.invalid(
                                "quietSeconds", "must say after how many quiet seconds the bot may speak again")))));
            default -> throw ProblemException.invalid("botAgain", "must be ended, quiet or never");
        };
    }
}
