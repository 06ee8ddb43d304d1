package dev.baton.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A row of the table {@code who-may-what.txt}, which says what its columns mean.
 *
 * @param allowed the letters of those who may
 * @param path with placeholders, and what is asked after the question mark
 * @param body what is sent, or the type of what is sent; empty: nothing
 */
record WhoMayWhat(String allowed, String method, String path, String body) {

    /** The letters of all who may call. */
    static final String EVERYBODY = "ncasbx";

    private static final Pattern ROW = Pattern.compile("((?:[ncasbx.] ){6})([A-Z]+) +(\\S+)(?: (.+))?");

    /** Refused for the body, which says nothing of the role: the row needs another body. */
    private static final Set<Integer> UNDECIDED = Set.of(400, 405, 406, 413, 415);

    static List<WhoMayWhat> rows() {
        try (var table = Objects.requireNonNull(WhoMayWhat.class.getResourceAsStream("who-may-what.txt"))) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(WhoMayWhat::row)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static WhoMayWhat row(String line) {
        var row = ROW.matcher(line);
        if (!row.matches()) {
            throw new IllegalArgumentException("not a row of the table: " + line);
        }
        return new WhoMayWhat(row.group(1), row.group(2), row.group(3), Objects.requireNonNullElse(row.group(4), ""));
    }

    /** As the description of the API names it. */
    String address() {
        return method + " " + path.split("\\?", 2)[0];
    }

    /** The path with everything filled in. */
    String path(String id, String shop) {
        return path.replaceAll("assistants/\\{\\w+}", "assistants/" + shop)
                .replace("handover-switches/{kind}/{id}", "handover-switches/team/" + shop)
                .replace("choices/{kind}/{id}", "choices/team/" + shop)
                .replace("{id}", id)
                .replace("{version}", "1")
                .replace("{number}", "1")
                .replace("{language}", "en")
                .replaceAll("\\{\\w+}", UUID.randomUUID().toString());
    }

    /** Whether this status is what the table wants to see for the caller. */
    boolean expects(char who, int status) {
        if (allowed.indexOf(who) < 0) {
            return status == (who == 'n' ? 401 : 403);
        }
        return status != 401 && status != 403 && !UNDECIDED.contains(status) && status < 500;
    }
}
