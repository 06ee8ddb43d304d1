package dev.baton.api;

import dev.baton.api.HistoryController.History;
import dev.baton.api.Views.EventView;
import dev.baton.conversation.Attached;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.web.util.HtmlUtils;

/** A conversation as a plain page: no script, nothing from elsewhere, readable on paper. */
final class HistoryPage {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final String FRAME = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="robots" content="noindex">
            <title>%1$s</title>
            <style>
            :root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
            body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; }
            h1 { font-size: 1.2rem; margin: 0; }
            .quiet, time { color: color-mix(in srgb, currentColor 65%%, transparent); font-size: 0.85rem; }
            ol { list-style: none; padding: 0; }
            li { margin: 1rem 0; }
            li p { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
            li.line { text-align: center; }
            </style>
            </head>
            <body>
            %2$s
            </body>
            </html>
            """;

    private HistoryPage() {}

    /** @param token opens the files that were sent, too */
    static String of(History history, String token) {
        String title = "Conversation with " + history.assistant().name();
        Map<String, String> verdicts = new HashMap<>();
        history.events().stream()
                .filter(event -> event.type().equals("file.checked"))
                .forEach(event -> verdicts.put(
                        Objects.toString(event.data().get("file")),
                        Objects.toString(event.data().get("verdict"))));
        String events = history.events().stream()
                .map(event -> item(event, token, verdicts))
                .collect(Collectors.joining());
        return FRAME.formatted(
                escaped(title),
                "<h1>" + escaped(title) + "</h1>\n<p class=\"quiet\">Read only. Begun "
                        + TIME.format(history.startedAt()) + "; this link ends "
                        + TIME.format(history.expiresAt()) + ".</p>\n<ol>" + events + "</ol>");
    }

    static String over() {
        return FRAME.formatted(
                "This link is over", "<h1>This link is over</h1>\n<p>Ask for a new one where you got it.</p>");
    }

    private static String item(EventView event, String token, Map<String, String> verdicts) {
        String time = "<time datetime=\"" + event.at() + "\">" + TIME.format(event.at()) + "</time>";
        if (!event.type().equals("message")) {
            return line(event).isEmpty()
                    ? ""
                    : "<li class=\"line quiet\">" + escaped(line(event)) + " · " + time + "</li>";
        }
        String said = event.data().get("file") instanceof Attached file
                ? file(file, token, verdicts)
                : escaped(Objects.toString(event.data().get("text"), ""));
        return "<li><strong>" + escaped(who(event)) + "</strong> " + time + "<p dir=\"auto\">" + said + "</p></li>";
    }

    private static String file(Attached file, String token, Map<String, String> verdicts) {
        String verdict = verdicts.getOrDefault(file.id(), file.checked() ? "" : "awaited");
        return switch (verdict) {
            case "awaited" -> escaped(file.name() + " (being checked)");
            case "rejected" -> escaped(file.name() + " (did not pass the check)");
            default ->
                "<a href=\"/history/" + escaped(token) + "/files/" + escaped(file.id()) + "\">" + escaped(file.name())
                        + "</a>";
        };
    }

    private static String who(EventView event) {
        return switch (event.actor().kind()) {
            case "customer" -> "Customer";
            case "system" -> "Notice";
            default -> event.actor().name();
        };
    }

    private static String line(EventView event) {
        return switch (event.type()) {
            case "handover.requested" -> "A person was asked for";
            case "handover.queued" -> "Waiting for a person";
            case "handover.cancelled" -> "No longer waiting";
            case "handover.expired" -> "Nobody became free in time";
            case "handover.inboxed" -> "A message is left for later";
            case "agent.joined", "desk.joined" -> name(event) + " joined";
            case "agent.left", "desk.left" -> name(event) + " left";
            case "conversation.closed" -> "The conversation ended";
            case "conversation.reopened" -> "The conversation went on";
            default -> "";
        };
    }

    private static String name(EventView event) {
        return switch (Objects.requireNonNullElse(event.data().get("agent"), "")) {
            case Views.Pictured person -> person.name();
            case Views.Named named -> named.name();
            default -> Objects.toString(event.data().get("name"), "Somebody");
        };
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text);
    }
}
