package dev.baton.desk.genesys;

import dev.baton.desk.DeskAccount;
import dev.baton.platform.net.CheckedHttp;
import java.net.URI;
import java.util.Optional;

/**
 * What is set for one Genesys Cloud.
 *
 * @param desk the desk's id
 * @param name the desk's name
 * @param login where tokens are given
 * @param api where its API is
 * @param integration the Open Messaging integration
 * @param clientId the OAuth client
 * @param clientSecret its secret
 * @param webhookSecret what signs the webhooks
 * @param queue whose agents and waiting times count, if set
 */
record GenesysAccount(
        String desk,
        String name,
        URI login,
        URI api,
        String integration,
        String clientId,
        String clientSecret,
        String webhookSecret,
        Optional<String> queue) {

    static final String REGION = "region";
    static final String INTEGRATION = "integration";
    static final String CLIENT_ID = "clientId";
    static final String CLIENT_SECRET = "clientSecret";
    static final String WEBHOOK_SECRET = "webhookSecret";
    static final String QUEUE = "queue";
    static final String GATEWAY = "gateway";

    private static final String DOMAIN = "[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+";
    private static final String ID = "[A-Za-z0-9-]{1,64}";

    /** @throws IllegalArgumentException if it cannot be right; the message is a sentence that says what to do */
    static GenesysAccount of(DeskAccount account) {
        Optional<URI> gateway = account.setting(GATEWAY).map(GenesysAccount::address);
        String region = account.setting(REGION).orElse("").strip();
        if (gateway.isEmpty() && !region.matches(DOMAIN)) {
            throw new IllegalArgumentException(
                    "The region must be a domain such as mypurecloud.de: what follows apps. in the address of your Genesys Cloud.");
        }
        return new GenesysAccount(
                account.id(),
                account.name(),
                gateway.orElseGet(() -> URI.create("https://login." + region)),
                gateway.orElseGet(() -> URI.create("https://api." + region)),
                id(account, INTEGRATION, "integration's id")
                        .orElseThrow(() -> new IllegalArgumentException(
                                "The integration's id is missing; it stands in the integration's address in Genesys.")),
                required(account.setting(CLIENT_ID), "client's id"),
                required(account.secrets().find(CLIENT_SECRET), "client's secret"),
                required(account.secrets().find(WEBHOOK_SECRET), "webhook's signature token"),
                id(account, QUEUE, "queue's id"));
    }

    /** Where WebSockets may lead: to the region's own servers, or through the gateway. */
    boolean mayStreamFrom(URI address) {
        String host = Optional.ofNullable(address.getHost()).orElse("");
        String own = api.getHost();
        return host.equals(own) || own.startsWith("api.") && host.endsWith(own.substring("api".length()));
    }

    private static URI address(String text) {
        String bare = text.strip().replaceAll("/+$", "");
        return CheckedHttp.address(bare)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The gateway must be a whole address, such as https://genesys.example.com."));
    }

    private static Optional<String> id(DeskAccount account, String field, String what) {
        Optional<String> id = account.setting(field).map(String::strip);
        id.filter(text -> !text.matches(ID)).ifPresent(wrong -> {
            throw new IllegalArgumentException("The " + what + " has letters, digits and hyphens only.");
        });
        return id;
    }

    private static String required(Optional<String> value, String what) {
        return value.map(String::strip)
                .orElseThrow(() ->
                        new IllegalArgumentException("The " + what + " is missing; set it in the desk's settings."));
    }

    @Override
    public String toString() {
        return "GenesysAccount[" + desk + ", " + api + "]";
    }
}
