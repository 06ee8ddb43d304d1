package dev.baton.desk.zendesk;

import dev.baton.desk.DeskApi;
import dev.baton.desk.DeskFailure;
import dev.baton.desk.SharedFile;
import dev.baton.platform.net.CheckedHttp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The calls of the Support API that are needed. Tickets carry our id of the delivery as external id, later changes carry it in the
 * custom metadata of their audit, so that a second attempt finds what the first has done.
 */
final class SupportApi {

    private static final String ID = "baton_delivery";
    private static final int INVALID = 422;
    private static final int MOST_PAGES = 10;

    private final DeskApi api;

    SupportApi(SupportSettings settings, CheckedHttp http) {
        this.api = new DeskApi(http, settings.account(), settings.user().headers());
    }

    JsonNode me() {
        return api.get("/api/v2/users/me").path("user");
    }

    Optional<JsonNode> ticketOf(String delivery) {
        return api.get("/api/v2/tickets?external_id=" + DeskApi.encoded(delivery))
                .path("tickets")
                .valueStream()
                .findFirst();
    }

    JsonNode ticket(String id) {
        return api.get(path(id)).path("ticket");
    }

    JsonNode newTicket(Map<String, Object> ticket, String delivery) {
        return api.post("/api/v2/tickets", Map.of("ticket", ticket), Map.of("Idempotency-Key", delivery))
                .path("ticket");
    }

    void change(String id, Map<String, Object> change, String delivery) {
        var all = new HashMap<>(change);
        all.put("metadata", Map.of(ID, delivery));
        api.put(path(id), Map.of("ticket", all));
    }

    /** A file's token, for the comment that it is to stand at. */
    String upload(SharedFile file) {
        return api.upload("/api/v2/uploads?filename=" + DeskApi.encoded(file.name()), file)
                .at("/upload/token")
                .asString("");
    }

    /** Whether a change of this id was made. */
    boolean isDone(String id, String delivery) {
        String next = path(id) + "/audits?page%5Bsize%5D=100";
        for (int page = 0; page < MOST_PAGES; page++) {
            JsonNode audits = api.get(next);
            if (audits.path("audits").valueStream().anyMatch(audit -> audit.at("/metadata/custom/" + ID)
                    .asString("")
                    .equals(delivery))) {
                return true;
            }
            if (!audits.at("/meta/has_more").asBoolean(false)) {
                return false;
            }
            next = path(id) + "/audits?page%5Bsize%5D=100&page%5Bafter%5D="
                    + DeskApi.encoded(audits.at("/meta/after_cursor").asString(""));
        }
        return false;
    }

    /** The latest comments, newest first. */
    List<JsonNode> comments(String id) {
        return api.get(path(id) + "/comments?sort=-created_at&page%5Bsize%5D=20")
                .path("comments")
                .valueStream()
                .toList();
    }

    String nameOfUser(String id) {
        return api.get("/api/v2/users/" + DeskApi.encoded(id)).at("/user/name").asString("");
    }

    String nameOfGroup(String id) {
        return api.get("/api/v2/groups/" + DeskApi.encoded(id))
                .at("/group/name")
                .asString("");
    }

    /**
     * The customer's id: of the end user with this email, who is made if there is none; nothing of somebody who is there already is
     * changed. An agent's email proves nothing, so it counts as none.
     */
    long customer(String name, Optional<String> email, String externalId) {
        Optional<Long> known = email.flatMap(address -> made(Map.of("name", name, "email", address))
                .or(() -> found("query=" + DeskApi.encoded("email:\"" + address + "\""))));
        return known.or(() -> made(Map.of("name", name, "external_id", externalId)))
                .or(() -> found("external_id=" + DeskApi.encoded(externalId)))
                .orElseThrow(
                        () -> DeskFailure.lasting("Zendesk makes no user for the customer; check what users need."));
    }

    private Optional<Long> made(Map<String, Object> user) {
        var all = new HashMap<>(user);
        all.put("role", "end-user");
        all.put("skip_verify_email", true);
        try {
            return id(api.post("/api/v2/users", Map.of("user", all)).path("user"));
        } catch (DeskFailure failure) {
            if (failure.status() != INVALID) {
                throw failure;
            }
            return Optional.empty();
        }
    }

    private Optional<Long> found(String query) {
        return api.get("/api/v2/users/search?" + query)
                .path("users")
                .valueStream()
                .filter(user -> user.path("role").asString("").equals("end-user"))
                .findFirst()
                .flatMap(SupportApi::id);
    }

    private static Optional<Long> id(JsonNode user) {
        return Optional.of(user.path("id").asLong(0)).filter(id -> id > 0);
    }

    private static String path(String ticket) {
        return "/api/v2/tickets/" + DeskApi.encoded(ticket);
    }
}
