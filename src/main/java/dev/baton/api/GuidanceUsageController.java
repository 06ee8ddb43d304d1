package dev.baton.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.assistant.AssistantDocument;
import dev.baton.assistant.AssistantParser.Limits;
import dev.baton.assistant.Assistants;
import dev.baton.assistant.Triggers.GuidanceRule;
import dev.baton.platform.DatabaseClock;
import dev.baton.platform.problem.ProblemException;
import dev.baton.platform.problem.ProblemType;
import dev.baton.platform.security.Caller;
import dev.baton.platform.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What guidance rules are worth: how often each matched, and how often that led to a handover (T10). */
@RestController
final class GuidanceUsageController {

    /** Days of one answer. */
    static final int MOST_DAYS = 366;

    private static final int USUAL_DAYS = 30;

    private final Assistants assistants;
    private final GuidanceReadings readings;
    private final DatabaseClock clock;

    GuidanceUsageController(Assistants assistants, GuidanceReadings readings, DatabaseClock clock) {
        this.assistants = assistants;
        this.readings = readings;
        this.clock = clock;
    }

    /** @param from the first day @param to the last day, both by UTC @param mostRules how many rules an assistant may have */
    record Usage(LocalDate from, LocalDate to, int mostRules, List<RuleUsage> rules) {}

    /**
     * One rule.
     *
     * @param current whether the live assistant has it, switched on @param matched messages' turns that it fitted @param
     *     handovers of them that it decided and that asked for a person @param lastAt when it fitted last in this time
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record RuleUsage(
            String rule, boolean current, int matched, int handovers, Optional<Instant> lastAt, List<DayUsage> days) {}

    /** One day; those without a match are left out. */
    record DayUsage(LocalDate day, int matched, int handovers) {}

    @Operation(
            summary = "How often each guidance rule matched and led to a handover, by day",
            description =
                    "Days are by UTC; without from and to, the last 30. Counted from the log, as far back as it is kept.")
    @GetMapping("/api/v1/assistants/{id}/guidance/usage")
    Usage usage(
            Caller.Person caller,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to) {
        caller.must(Role.BUILDER, Role.SUPERVISOR, Role.ADMIN);
        AssistantDocument assistant = assistants
                .find(id)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "There is no assistant with this id.", Map.of("assistant", id)));
        LocalDate last = to == null ? LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC) : to;
        LocalDate first = from == null ? last.minusDays(USUAL_DAYS - 1) : from;
        if (first.isAfter(last) || ChronoUnit.DAYS.between(first, last) >= MOST_DAYS) {
            throw ProblemException.invalid(
                    "from", "must be at most " + MOST_DAYS + " days before to, and not after it");
        }
        Map<String, List<GuidanceReadings.Day>> byRule = readings.days(id, first, last.plusDays(1)).stream()
                .collect(Collectors.groupingBy(GuidanceReadings.Day::rule));
        Set<String> current = assistant.triggers().guidance().stream()
                .map(GuidanceRule::title)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        var rules = new LinkedHashSet<>(current);
        byRule.keySet().stream().sorted().forEach(rules::add);
        return new Usage(
                first,
                last,
                Limits.GUIDANCE,
                rules.stream()
                        .map(rule -> row(rule, current.contains(rule), byRule.getOrDefault(rule, List.of())))
                        .toList());
    }

    private static RuleUsage row(String rule, boolean current, List<GuidanceReadings.Day> days) {
        return new RuleUsage(
                rule,
                current,
                days.stream().mapToInt(GuidanceReadings.Day::matched).sum(),
                days.stream().mapToInt(GuidanceReadings.Day::handovers).sum(),
                days.stream().map(GuidanceReadings.Day::lastAt).max(Comparator.naturalOrder()),
                days.stream()
                        .map(day -> new DayUsage(day.day(), day.matched(), day.handovers()))
                        .toList());
    }
}
