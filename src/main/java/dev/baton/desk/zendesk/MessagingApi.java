package dev.baton.desk.zendesk;

import dev.baton.desk.DeskApi;
import dev.baton.desk.DeskFailure;
import dev.baton.platform.net.CheckedHttp;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * The calls of the Conversations API that are needed. It takes no ids of ours, so what we send carries one as metadata: with it a
 * second attempt finds what the first has done.
 */
final class MessagingApi {

    /** Where what we make carries our id. */
    static final String ID = "baton";

    private static final int CONFLICT = 409;

    private final MessagingSettings settings;
    private final DeskApi api;
    private final String app;

    MessagingApi(MessagingSettings settings, CheckedHttp http) {
        this.settings = settings;
        this.api = new DeskApi(
                http,
                ZendeskAddress.conversations(settings.account()),
                DeskApi.basic(settings.key(), settings.secret()));
        this.app = "/v2/apps/" + DeskApi.encoded(settings.app());
    }

    /** Makes a user, unless there is one of this name. */
    void user(String externalId, Map<String, Object> profile) {
        try {
            api.post(app + "/users", Map.of("externalId", externalId, "profile", profile));
        } catch (DeskFailure failure) {
            if (failure.status() != CONFLICT) {
                throw failure;
            }
        }
    }

    /** The user's conversation that was made under this id of ours. */
    Optional<JsonNode> conversation(String user, String id) {
        return api.get(app
                        + "/conversations?filter[userExternalId]="
                                .replace("[", "%5B")
                                .replace("]", "%5D")
                        + DeskApi.encoded(user))
                .path("conversations")
                .valueStream()
                .filter(one -> one.path("metadata").path(ID).asString("").equals(id))
                .findFirst();
    }

    JsonNode newConversation(String user, String id) {
        return api.post(
                        app + "/conversations",
                        Map.of(
                                "type",
                                "personal",
                                "participants",
                                List.of(Map.of("userExternalId", user, "subscribeSDKClient", false)),
                                "metadata",
                                Map.of(ID, id)))
                .path("conversation");
    }

    void passControl(String conversation, String integration, Map<String, String> metadata) {
        api.post(
                path(conversation, "/passControl"),
                metadata.isEmpty()
                        ? Map.of("switchboardIntegration", integration)
                        : Map.of("switchboardIntegration", integration, "metadata", metadata));
    }

    void releaseControl(String conversation, Map<String, String> metadata) {
        api.post(path(conversation, "/releaseControl"), Map.of("metadata", metadata));
    }

    /** What the integration is called that has control; empty if none has. */
    String active(String conversation) {
        return api.get(path(conversation, ""))
                .at("/conversation/activeSwitchboardIntegration/name")
                .asString("");
    }

    /** Our ids of the messages that are there; of the last hundred. */
    Set<String> known(String conversation) {
        return api.get(path(conversation, "/messages"))
                .path("messages")
                .valueStream()
                .map(message -> message.path("metadata").path(ID).asString(""))
                .collect(Collectors.toSet());
    }

    /** Says something for a user, or for the company. */
    void say(String conversation, Map<String, Object> author, Map<String, Object> content, String id) {
        api.post(
                path(conversation, "/messages"),
                Map.of("author", author, "content", content, "metadata", Map.of(ID, id)));
    }

    /** Shows that the customer has read all. */
    void read(String conversation, String userId) {
        api.post(
                path(conversation, "/activity"),
                Map.of("author", Map.of("type", "user", "userId", userId), "type", "conversation:read"));
    }

    /** The id of the customer in a conversation. */
    String customer(String conversation) {
        return api.get(path(conversation, "/participants"))
                .path("participants")
                .valueStream()
                .map(participant -> participant.path("userId").asString(""))
                .filter(id -> !id.isEmpty())
                .findFirst()
                .orElseThrow(() -> DeskFailure.lasting("The customer is no longer in the conversation at Zendesk."));
    }

    /** The integrations in the switchboard; empty if there is no switchboard that is switched on. */
    Optional<List<JsonNode>> switchboard() {
        return api.get(app + "/switchboards")
                .path("switchboards")
                .valueStream()
                .filter(switchboard -> switchboard.path("enabled").asBoolean(false))
                .findFirst()
                .map(switchboard -> api.get(app + "/switchboards/"
                                + DeskApi.encoded(switchboard.path("id").asString(""))
                                + "/switchboardIntegrations")
                        .path("switchboardIntegrations")
                        .valueStream()
                        .toList());
    }

    static Map<String, Object> business(String name) {
        Map<String, Object> author = new LinkedHashMap<>();
        author.put("type", "business");
        author.put("displayName", name);
        return author;
    }

    MessagingSettings settings() {
        return settings;
    }

    private String path(String conversation, String what) {
        return app + "/conversations/" + DeskApi.encoded(conversation) + what;
    }
}
