package dev.baton.assistant.yaml;

import dev.baton.assistant.hours.OpenInterval;
import dev.baton.assistant.hours.OpeningHours;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads {@code hours}. */
record HoursReader(Scalars scalars) {

    private static final int INTERVALS = 12;
    private static final int SPECIAL_DAYS = 400;

    OpeningHours read(Node node, String path) {
        Fields fields = Fields.read(node, path, Section.HOURS, scalars.problems);
        ZoneId zone = fields.get("timeZone")
                .flatMap(zoneNode -> zone(zoneNode, fields.path("timeZone")))
                .orElse(ZoneOffset.UTC);
        if (!fields.has("timeZone")) {
            scalars.problems.at(node, path, "The key \"timeZone\" is missing, such as \"Europe/Berlin\".");
        }
        if (!fields.has("week")) {
            scalars.problems.at(node, path, "The key \"week\" is missing.");
        }
        Map<DayOfWeek, List<OpenInterval>> week =
                fields.get("week").map(days -> week(days, fields.path("week"))).orElse(Map.of());
        var special = new HashMap<LocalDate, List<OpenInterval>>();
        fields.get("special")
                .ifPresent(days -> scalars.list(days, fields.path("special"), SPECIAL_DAYS, (day, at) -> {
                    specialDay(day, at, special);
                    return day;
                }));
        return new OpeningHours(zone, week, special);
    }

    private Optional<ZoneId> zone(Node node, String path) {
        String name = scalars.string(node, path).orElse("UTC");
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException e) {
            scalars.problems.at(
                    node,
                    path,
                    "There is no time zone \"" + name + "\"." + References.hint(name, ZoneId.getAvailableZoneIds()));
            return Optional.empty();
        }
    }

    private Map<DayOfWeek, List<OpenInterval>> week(Node node, String path) {
        Fields days = Fields.read(node, path, Section.WEEK, scalars.problems);
        var week = new EnumMap<DayOfWeek, List<OpenInterval>>(DayOfWeek.class);
        days.values()
                .forEach((day, intervals) -> week.put(
                        DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)), intervals(intervals, days.path(day))));
        return week;
    }

    private void specialDay(Node node, String path, Map<LocalDate, List<OpenInterval>> special) {
        Fields fields = Fields.read(node, path, Section.SPECIAL_DAY, scalars.problems);
        fields.get("name").ifPresent(name -> scalars.name(name, fields.path("name")));
        List<OpenInterval> open = fields.get("open")
                .map(value -> intervals(value, fields.path("open")))
                .orElse(List.of());
        Optional<LocalDate> date = fields.get("date").flatMap(value -> date(value, fields.path("date")));
        if (!fields.has("date")) {
            scalars.problems.at(node, path, "The key \"date\" is missing.");
        }
        if (date.isPresent() && special.put(date.get(), open) != null) {
            scalars.problems.at(node, path, "The date " + date.get() + " stands here twice.");
        }
    }

    private Optional<LocalDate> date(Node node, String path) {
        try {
            return scalars.string(node, path).map(LocalDate::parse);
        } catch (DateTimeException e) {
            scalars.problems.at(node, path, "A date is written like 2026-12-24.");
            return Optional.empty();
        }
    }

    private List<OpenInterval> intervals(Node node, String path) {
        List<OpenInterval> intervals = scalars.list(node, path, INTERVALS, this::interval).stream()
                .flatMap(Optional::stream)
                .sorted()
                .toList();
        for (int index = 1; index < intervals.size(); index++) {
            if (intervals.get(index - 1).overlaps(intervals.get(index))) {
                scalars.problems.at(node, path, "Two of these intervals overlap.");
            }
        }
        return intervals;
    }

    private Optional<OpenInterval> interval(Node node, String path) {
        String written = node instanceof SequenceNode
                ? ""
                : scalars.string(node, path).orElse("00:00-24:00").strip();
        Optional<OpenInterval> interval = OpenInterval.parse(written);
        if (interval.isEmpty()) {
            scalars.problems.at(node, path, "An interval is written like 09:00-17:00, in quotes.");
        }
        return interval;
    }
}
