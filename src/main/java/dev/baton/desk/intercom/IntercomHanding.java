package dev.baton.desk.intercom;

import dev.baton.desk.DeskLine;
import dev.baton.desk.Opening;
import dev.baton.desk.OpeningNote;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What people get with a conversation, in both models (X2 to X4): a note, attributes, tags, and the team. Each step can be repeated. */
final class IntercomHanding {

    /** Characters of a note that we write. */
    static final int LONGEST_NOTE = 20_000;

    /** Characters of an attribute; the vendor's limit for text. */
    static final int LONGEST_ATTRIBUTE = 255;

    private final IntercomApi api;
    private final IntercomSettings settings;

    IntercomHanding(IntercomApi api) {
        this.api = api;
        this.settings = api.settings();
    }

    /** @param note what people read first */
    void hand(String conversation, Opening opening, String note) {
        String text = note.length() <= LONGEST_NOTE ? note : note.substring(0, LONGEST_NOTE);
        if (!new IntercomParts(api.conversation(conversation)).hasNote(settings.bot(), text)) {
            api.botSays(conversation, "note", IntercomText.html(text));
        }
        Map<String, String> attributes = attributes(opening);
        if (!attributes.isEmpty()) {
            api.attributes(conversation, attributes);
        }
        Stream.concat(settings.tags().stream(), opening.conversation().tags().all().stream())
                .distinct()
                .forEach(tag -> api.tag(conversation, tag));
        settings.team(opening.target().team()).ifPresent(team -> api.assign(conversation, "team", team));
    }

    boolean hasTeam(Opening opening) {
        return settings.team(opening.target().team()).isPresent();
    }

    private Map<String, String> attributes(Opening opening) {
        Map<String, String> filled = new LinkedHashMap<>();
        settings.attributes().theirs().forEach((ours, theirs) -> value(ours, opening)
                .ifPresent(value -> filled.put(
                        theirs, value.length() <= LONGEST_ATTRIBUTE ? value : value.substring(0, LONGEST_ATTRIBUTE))));
        return filled;
    }

    private static Optional<String> value(String ours, Opening opening) {
        return switch (ours) {
            case "summary" -> Optional.of(opening.summary()).filter(text -> !text.isBlank());
            case "reason" -> Optional.of(opening.reason().name().toLowerCase(Locale.ROOT));
            case "history" -> opening.history().map(URI::toString);
            case "baton" -> Optional.of(opening.conversation().id().toString());
            default -> Optional.ofNullable(opening.values().get(ours));
        };
    }

    /** What people read first where they see nothing of the talk: with who it is and all that was said. */
    static String whole(Opening opening) {
        var visitor = opening.conversation().visitor();
        String who = Stream.of(visitor.name(), visitor.email())
                .flatMap(Optional::stream)
                .reduce((name, email) -> name + ", " + email)
                .map(found -> "Customer: " + found)
                .orElse("");
        return Stream.of(OpeningNote.of(opening), who, OpeningNote.transcript(opening.transcript()))
                .filter(part -> !part.isBlank())
                .reduce((one, next) -> one + "\n\n" + next)
                .orElse("");
    }

    /** What the customer said last, for the beginning of a conversation. */
    static String first(Opening opening) {
        List<String> said = opening.transcript().reversed().stream()
                .filter(line -> line.author() == DeskLine.Author.CUSTOMER)
                .map(DeskLine::text)
                .limit(1)
                .toList();
        return said.isEmpty() ? "I would like to talk to a person." : said.getFirst();
    }
}
