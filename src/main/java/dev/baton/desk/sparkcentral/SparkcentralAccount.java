package dev.baton.desk.sparkcentral;

import dev.baton.delivery.ClientTokens;
import dev.baton.desk.DeskAccount;
import dev.baton.platform.net.CheckedHttp;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is set for one virtual agent.
 *
 * @param desk the desk
 * @param api where Inbox is called
 * @param client who asks for access tokens
 * @param sharedSecret checks webhooks; hexadecimal
 * @param topics applied with each handover
 * @param attributes collected values that are contact attributes there
 * @param action what the assistant begins with when a person gives it a conversation
 */
record SparkcentralAccount(
        String desk,
        URI api,
        ClientTokens.Client client,
        String sharedSecret,
        List<String> topics,
        List<String> attributes,
        Optional<String> action) {

    static final String SHARED_SECRET = "sharedSecret";
    static final String ORGANIZATION = "organization";
    static final String CLIENT_ID = "clientId";
    static final String CLIENT_SECRET = "clientSecret";
    static final String TOPICS = "topics";
    static final String ATTRIBUTES = "attributes";
    static final String ACTION = "action";
    static final String URL = "url";

    private static final String USUAL_API = "https://platform.hootsuite.com";

    /** @throws IllegalArgumentException if it cannot be right; the message is a sentence that says what to do */
    static SparkcentralAccount of(DeskAccount account) {
        URI api = CheckedHttp.address(
                        account.setting(URL).orElse(USUAL_API).strip().replaceAll("/+$", ""))
                .orElseThrow(() -> new IllegalArgumentException(
                        "The API address must be a whole one, such as https://platform.hootsuite.com."));
        String organization = required(account.setting(ORGANIZATION), "organization ID");
        String clientId = required(account.setting(CLIENT_ID), "client ID");
        String sharedSecret = required(account.secrets().find(SHARED_SECRET), "virtual agent's shared secret");
        if (!sharedSecret.matches("([0-9a-fA-F]{2})+")) {
            throw new IllegalArgumentException(
                    "The shared secret has hexadecimal digits only; copy it from the virtual agent's page.");
        }
        var client = new ClientTokens.Client(
                "desk:" + account.id() + ":" + organization + ":" + clientId,
                api.resolve("/oauth2/token"),
                clientId,
                required(account.secrets().find(CLIENT_SECRET), "client secret"),
                Map.of("grant_type", "organization_app", "organization_id", organization));
        return new SparkcentralAccount(
                account.id(),
                api,
                client,
                sharedSecret,
                list(account.setting(TOPICS)),
                list(account.setting(ATTRIBUTES)),
                account.setting(ACTION).map(String::strip));
    }

    private static List<String> list(Optional<String> text) {
        return text.map(names -> Arrays.stream(names.split(",")))
                .map(names ->
                        names.map(String::strip).filter(name -> !name.isEmpty()).toList())
                .orElse(List.of());
    }

    private static String required(Optional<String> value, String what) {
        return value.map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() ->
                        new IllegalArgumentException("The " + what + " is missing; set it in the desk's settings."));
    }

    @Override
    public String toString() {
        return "SparkcentralAccount[" + desk + ", " + api + "]";
    }
}
