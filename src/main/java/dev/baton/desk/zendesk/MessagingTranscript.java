package dev.baton.desk.zendesk;

import dev.baton.desk.DeskLine;
import dev.baton.desk.Opening;
import dev.baton.desk.OpeningNote;
import dev.baton.desk.SharedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What stands in a conversation before people see it: earlier lines as one text, the last {@link #SINGLE} as messages of their own, in
 * the end what people read first (X1 to X3). The number of calls is bounded, so that an opening ends in time.
 */
final class MessagingTranscript {

    /** How many of the last lines are messages of their own. */
    static final int SINGLE = 30;

    /** How many messages all earlier lines become at most; the oldest lines are left out first. */
    static final int EARLIER = 3;

    private static final int LONGEST_LABEL = 128;
    private static final String BATON = "Baton";

    /**
     * One message.
     *
     * @param customer whether the customer says it
     * @param name who says it otherwise
     * @param content as the vendor has it: a text, an image or a file by its address
     */
    record Said(boolean customer, String name, Map<String, Object> content) {
        static Said text(boolean customer, String name, String text) {
            return new Said(customer, name, Map.of("type", "text", "text", text));
        }

        static Said file(boolean customer, String name, SharedFile file) {
            String label = file.name().length() <= LONGEST_LABEL
                    ? file.name()
                    : file.name().substring(0, LONGEST_LABEL);
            return new Said(
                    customer,
                    name,
                    Map.of(
                            "type",
                            file.type().startsWith("image/") ? "image" : "file",
                            "mediaUrl",
                            file.address().toString(),
                            "altText",
                            label));
        }
    }

    private MessagingTranscript() {}

    static List<Said> of(Opening opening) {
        var said = new ArrayList<Said>();
        List<DeskLine> lines = opening.transcript();
        int from = Math.max(lines.size() - SINGLE, 0);
        if (from > 0) {
            List<String> earlier = MessagingTexts.pieces("Earlier:\n" + OpeningNote.transcript(lines.subList(0, from)));
            earlier.stream()
                    .skip(Math.max(earlier.size() - EARLIER, 0))
                    .forEach(text -> said.add(Said.text(false, BATON, text)));
        }
        for (DeskLine line : lines.subList(from, lines.size())) {
            said.addAll(of(line));
        }
        MessagingTexts.pieces(OpeningNote.of(opening)).forEach(text -> said.add(Said.text(false, BATON, text)));
        return said;
    }

    static List<Said> of(DeskLine line) {
        boolean customer = line.author() == DeskLine.Author.CUSTOMER;
        String name = OpeningNote.speaker(line);
        return line.file()
                .map(file -> List.of(Said.file(customer, name, file)))
                .orElseGet(() -> MessagingTexts.pieces(line.text()).stream()
                        .map(text -> Said.text(customer, name, text))
                        .toList());
    }
}
