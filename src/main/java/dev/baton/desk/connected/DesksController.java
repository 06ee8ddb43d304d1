package dev.baton.desk.connected;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.conversation.BotReturn;
import dev.baton.delivery.Credentials;
import dev.baton.desk.Capabilities;
import dev.baton.desk.DeskConnection.Health;
import dev.baton.desk.DeskField;
import dev.baton.desk.DeskKind;
import dev.baton.platform.problem.ProblemException;
import dev.baton.platform.problem.ProblemType;
import dev.baton.platform.security.Caller.Person;
import dev.baton.platform.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Setting up desks: add, change, test, switch, remove, choose (K3, K5, K8); for administrators. */
@RestController
@RequestMapping("/api/v1/desks")
final class DesksController {

    private static final String ID = "[a-z0-9][a-z0-9-]{0,39}";
    private static final int LONGEST_ACCEPT = 7 * 24 * 3600;
    private static final int SHORTEST_QUIET = 60;
    private static final int USUAL_ACCEPT = 300;
    private static final int VALUE = 2_000;

    private final DeskRows desks;
    private final Connections connections;
    private final Credentials credentials;
    private final DeskHealthWatch health;

    DesksController(DeskRows desks, Connections connections, Credentials credentials, DeskHealthWatch health) {
        this.desks = desks;
        this.connections = connections;
        this.credentials = credentials;
        this.health = health;
    }

    /** A kind of desks that can be added. */
    record DeskKindView(String id, String title, List<DeskField> fields, Capabilities capabilities) {}

    /** All kinds. */
    record DeskKindList(List<DeskKindView> kinds) {}

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
            Optional<Boolean> works,

            @Schema(allowableValues = {"online", "offline", "unknown"})
            String availability,

            @Schema(description = "The place that the next conversation would have there, where the desk can tell")
            Optional<Integer> position,

            @Schema(description = "How long it would wait there, in seconds, where the desk can tell")
            Optional<Long> expectedWaitSeconds,

            String note) {}

    /** A choice: an assistant's or a team's desk. */
    record DeskChoiceView(String kind, String id, String desk) {}

    /** All desks and choices. */
    record DeskList(List<DeskView> desks, List<DeskChoiceView> choices) {}

    /** A desk as it is to be; secrets that are left out stay as they are. */
    record DeskSetup(
            @NotBlank @Size(max = 40) String kind,
            @NotBlank @Size(max = 100) String name,
            Map<String, @Size(max = VALUE) String> values,
            Optional<Boolean> enabled,

            @Schema(allowableValues = {"handover", "joined"})
            Optional<String> botUntil,

            @Schema(
                    description = "When the bot may speak again after a person there has: when it has ended, after"
                            + " quietSeconds without a word from there, never",
                    allowableValues = {"ended", "quiet", "never"})
            Optional<String> botAgain,

            Optional<@Min(SHORTEST_QUIET) @Max(LONGEST_ACCEPT) Integer> quietSeconds,

            Optional<@Min(10) @Max(LONGEST_ACCEPT) Integer> acceptSeconds,
            Optional<String> fallback) {}

    /** How a desk is. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record DeskHealthView(
            boolean works,

            @Schema(allowableValues = {"online", "offline", "unknown"})
            String availability,

            Optional<Integer> position,
            Optional<Long> expectedWaitSeconds,
            String note) {}

    /** Which desk. */
    record DeskChoice(@NotBlank String desk) {}

    @Operation(summary = "The kinds of desks that can be added, what has to be set for each, and what each can")
    @GetMapping("/kinds")
    DeskKindList kinds(Person person) {
        person.must(Role.ADMIN, Role.BUILDER, Role.SUPERVISOR);
        return new DeskKindList(connections.kinds().stream()
                .map(kind -> new DeskKindView(kind.id(), kind.title(), kind.fields(), kind.capabilities()))
                .toList());
    }

    @Operation(summary = "The desks that are set up, how they are, and which assistant or team goes to which")
    @GetMapping
    DeskList list(Person person) {
        person.must(Role.ADMIN, Role.BUILDER, Role.SUPERVISOR);
        return new DeskList(
                desks.all().stream().map(this::view).toList(),
                desks.choices().stream()
                        .map(choice -> new DeskChoiceView(choice.kind(), choice.id(), choice.desk()))
                        .toList());
    }

    @Operation(summary = "Add a desk or change it; running conversations go on where they are")
    @PutMapping("/{id}")
    DeskView save(Person person, @PathVariable String id, @Valid @RequestBody DeskSetup setup) {
        person.must(Role.ADMIN);
        if (!id.matches(ID) || id.equals("workspace") || id.equals("kinds") || id.equals("choices")) {
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
        Map<String, String> shown = new HashMap<>();
        Map<String, String> hidden = new HashMap<>();
        for (DeskField field : kind.fields()) {
            String value = setup.values().getOrDefault(field.name(), "").strip();
            boolean given = setup.values().containsKey(field.name());
            if (field.secret()) {
                if (given) {
                    hidden.put(field.name(), value);
                }
            } else {
                shown.put(field.name(), value);
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
                Duration.ofSeconds(setup.acceptSeconds().orElse(USUAL_ACCEPT)),
                setup.fallback(),
                DeskRow.KnownHealth.NEVER_TRIED,
                false);
        credentials.keep(Connections.owner(id), hidden);
        desks.save(row);
        health.test(row);
        return view(desks.find(id).orElse(row));
    }

    @Operation(
            summary =
                    "Try a desk now: whether it can be reached, whether the credentials fit, whether anybody is there")
    @PostMapping("/{id}/test")
    DeskHealthView test(Person person, @PathVariable String id) {
        person.must(Role.ADMIN);
        Health found = health.test(existing(id));
        return new DeskHealthView(
                found.works(),
                wire(found.availability()),
                found.waiting().position(),
                found.waiting().expected().map(Duration::toSeconds),
                found.note());
    }

    @Operation(summary = "Remove a desk: our workspace takes over, running conversations go on where they are")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Person person, @PathVariable String id) {
        person.must(Role.ADMIN);
        if (!desks.remove(id)) {
            throw notFound();
        }
    }

    @Operation(summary = "Choose the desk of an assistant or a team; workspace is our own")
    @PutMapping("/choices/{kind}/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void choose(
            Person person, @PathVariable String kind, @PathVariable String id, @Valid @RequestBody DeskChoice choice) {
        person.must(Role.ADMIN);
        if (!kind.equals("assistant") && !kind.equals("team")) {
            throw new ProblemException(ProblemType.NOT_FOUND, "Only an assistant or a team goes to a desk.");
        }
        if (choice.desk().equals("workspace")) {
            desks.chooseWorkspace(kind, id);
        } else {
            existing(choice.desk());
            desks.choose(kind, id, choice.desk());
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

    private DeskRow existing(String id) {
        return desks.find(id).filter(row -> !row.removed()).orElseThrow(DesksController::notFound);
    }

    private static ProblemException notFound() {
        return new ProblemException(ProblemType.NOT_FOUND, "There is no desk with this id.");
    }

    private DeskView view(DeskRow row) {
        return new DeskView(
                row.id(),
                row.kind(),
                row.name(),
                row.settings(),
                credentials.of(Connections.owner(row.id())).values().keySet().stream()
                        .sorted()
                        .toList(),
                row.enabled(),
                row.botUntil().name().toLowerCase(Locale.ROOT),
                row.again()
                        .map(when -> when.quiet().isPresent() ? "quiet" : "never")
                        .orElse("ended"),
                row.again().flatMap(BotReturn::quiet).map(Duration::toSeconds),
                row.acceptWithin().toSeconds(),
                row.fallback(),
                row.health().works(),
                wire(row.health().availability()),
                row.health().waiting().position(),
                row.health().waiting().expected().map(Duration::toSeconds),
                row.health().note());
    }

    private static String wire(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
