package dev.baton.desk.intercom;

import dev.baton.desk.DeskApi;
import dev.baton.desk.DeskFailure;
import dev.baton.platform.net.CheckedHttp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The calls of Intercom's REST API that are needed. It takes no ids of ours, so what may be there is looked for by what it says. */
final class IntercomApi {

    /** The version of the API that this was written for. */
    static final String VERSION = "2.16";

    private static final int UNKNOWN = 404;

    private final IntercomSettings settings;
    private final DeskApi api;

    IntercomApi(IntercomSettings settings, CheckedHttp http) {
        this.settings = settings;
        this.api = new DeskApi(
                http,
                settings.address(),
                Map.of("Authorization", "Bearer " + settings.token(), "Intercom-Version", VERSION));
    }

    List<JsonNode> admins() {
        return api.get("/admins").path("admins").valueStream().toList();
    }

    JsonNode hours(String id) {
        return api.get("/office_hours_schedules/" + DeskApi.encoded(id));
    }

    List<JsonNode> exceptions(String hours) {
        return api.get("/office_hours_schedules/" + DeskApi.encoded(hours) + "/office_hours_exceptions")
                .path("data")
                .valueStream()
                .toList();
    }

    String nameOfAdmin(String id) {
        return api.get("/admins/" + DeskApi.encoded(id)).path("name").asString("");
    }

    String nameOfTeam(String id) {
        return api.get("/teams/" + DeskApi.encoded(id)).path("name").asString("");
    }

    Optional<String> contact(String externalId) {
        try {
            return Optional.of(api.get("/contacts/find_by_external_id/" + DeskApi.encoded(externalId))
                    .path("id")
                    .asString(""));
        } catch (DeskFailure failure) {
            if (failure.status() != UNKNOWN) {
                throw failure;
            }
            return Optional.empty();
        }
    }

    String newContact(Map<String, Object> contact) {
        return api.post("/contacts", contact).path("id").asString("");
    }

    /** A contact's conversation that began after this. */
    Optional<String> conversation(String contact, Instant after) {
        return api.post(
                        "/conversations/search",
                        Map.of(
                                "query",
                                Map.of(
                                        "operator",
                                        "AND",
                                        "value",
                                        List.of(
                                                Map.of("field", "contact_ids", "operator", "=", "value", contact),
                                                Map.of(
                                                        "field",
                                                        "created_at",
                                                        "operator",
                                                        ">",
                                                        "value",
                                                        after.getEpochSecond() - 1)))))
                .path("conversations")
                .valueStream()
                .map(conversation -> conversation.path("id").asString(""))
                .findFirst();
    }

    String newConversation(String contact, String text) {
        return api.post("/conversations", Map.of("from", Map.of("type", "user", "id", contact), "body", text))
                .path("conversation_id")
                .asString("");
    }

    JsonNode conversation(String id) {
        return api.get(path(id));
    }

    void customerSays(String id, String contact, String text, List<String> files) {
        Map<String, Object> reply = new HashMap<>();
        reply.put("message_type", "comment");
        reply.put("type", "user");
        reply.put("intercom_user_id", contact);
        reply.put("body", text);
        if (!files.isEmpty()) {
            reply.put("attachment_urls", files);
        }
        api.post(path(id) + "/reply", reply);
    }

    /** The bot says something to the customer, or notes something for the people. */
    void botSays(String id, String kind, String html) {
        api.post(
                path(id) + "/reply",
                Map.of("message_type", kind, "type", "admin", "admin_id", settings.bot(), "body", html));
    }

    void assign(String id, String type, String assignee) {
        api.post(
                path(id) + "/parts",
                Map.of(
                        "message_type",
                        "assignment",
                        "type",
                        type,
                        "admin_id",
                        settings.bot(),
                        "assignee_id",
                        assignee));
    }

    void close(String id) {
        api.post(path(id) + "/parts", Map.of("message_type", "close", "type", "admin", "admin_id", settings.bot()));
    }

    void attributes(String id, Map<String, String> attributes) {
        api.put(path(id), Map.of("custom_attributes", attributes));
    }

    void tag(String id, String name) {
        String tag = api.post("/tags", Map.of("name", name)).path("id").asString("");
        api.post(path(id) + "/tags", Map.of("id", tag, "admin_id", settings.bot()));
    }

    IntercomSettings settings() {
        return settings;
    }

    private static String path(String conversation) {
        return "/conversations/" + DeskApi.encoded(conversation);
    }
}
