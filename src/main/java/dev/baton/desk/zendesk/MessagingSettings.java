package dev.baton.desk.zendesk;

import dev.baton.desk.DeskAccount;
import dev.baton.desk.DeskField;
import dev.baton.desk.FieldMap;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What is set for one desk of Zendesk Messaging.
 *
 * @param account where the account is
 * @param app the app's id
 * @param key the API key's id
 * @param secret the API key's secret
 * @param webhook the shared secret of our webhook
 * @param integration what our integration is called in the switchboard
 * @param people what the integration is called that people answer for
 * @param group the group's id for teams without one of their own
 * @param groups groups' ids by team
 * @param tags what tickets get
 * @param fields ticket fields' ids by what is written into them
 * @param support who asks for agents' presence
 */
record MessagingSettings(
        URI account,
        String app,
        String key,
        String secret,
        String webhook,
        String integration,
        String people,
        Optional<String> group,
        FieldMap groups,
        List<String> tags,
        FieldMap fields,
        Optional<SupportUser> support) {

    static final String WORKSPACE = "zd-agentWorkspace";

    private static final String USUAL_INTEGRATION = "baton";

    static final List<DeskField> FIELDS = List.of(
            ZendeskAddress.FIELD,
            new DeskField(
                    "app",
                    "App ID",
                    "Admin Center → Apps and integrations → Conversations API: it stands beside each key.",
                    false,
                    true),
            new DeskField("key", "Key ID", "Of the API key that you made there; it begins with app_.", false, true),
            new DeskField("secret", "Key secret", "Shown once, when the API key is made.", true, true),
            new DeskField(
                    "webhookSecret",
                    "Webhook secret",
                    "The secret of the integration's webhook: Zendesk sends it in X-API-Key.",
                    true,
                    true),
            new DeskField(
                    "integration",
                    "Switchboard integration",
                    "What Baton is called in the switchboard; baton unless set.",
                    false,
                    false),
            new DeskField(
                    "people",
                    "People's integration",
                    "What conversations are passed to; zd-agentWorkspace unless set.",
                    false,
                    false),
            new DeskField("group", "Group", "The id of the group that gets the tickets.", false, false),
            new DeskField(
                    "groups", "Other groups", "For some of Baton's teams: returns = 123; billing = 456.", false, false),
            new DeskField("tags", "Tags", "What every ticket gets, with commas between.", false, false),
            new DeskField(
                    "fields",
                    "Ticket fields",
                    "Which fields are filled, by id: order = 360001; summary = 360002. On the left a collected value,"
                            + " or summary, reason, history (the link to all of it), baton (the conversation's id) or conversation (Zendesk's id of it).",
                    false,
                    false),
            new DeskField(
                    "email",
                    "Administrator's email",
                    "With an API token: asks who is online for messaging. Only with omnichannel routing.",
                    false,
                    false),
            new DeskField("token", "API token", "Of Admin Center → Zendesk API; with the email above.", true, false));

    static MessagingSettings read(DeskAccount account) {
        return new MessagingSettings(
                ZendeskAddress.read(account),
                given(account.setting("app"), "App ID"),
                given(account.setting("key"), "Key ID"),
                given(account.secrets().find("secret"), "Key secret"),
                given(account.secrets().find("webhookSecret"), "Webhook secret"),
                account.setting("integration").orElse(USUAL_INTEGRATION),
                account.setting("people").orElse(WORKSPACE),
                account.setting("group"),
                FieldMap.read("Other groups", account.setting("groups")),
                tags(account.setting("tags")),
                FieldMap.read("Ticket fields", account.setting("fields")),
                account.setting("email")
                        .flatMap(email -> account.secrets().find("token").map(token -> new SupportUser(email, token))));
    }

    /** The group for a team. */
    Optional<String> group(Optional<String> team) {
        return team.flatMap(groups::find).or(() -> group);
    }

    static List<String> tags(Optional<String> typed) {
        return Arrays.stream(typed.orElse("").split(","))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .toList();
    }

    static String given(Optional<String> value, String field) {
        return value.orElseThrow(
                () -> new IllegalArgumentException(field + " is missing; set it in the desk's settings."));
    }

    @Override
    public String toString() {
        return "MessagingSettings[" + account + ", " + app + ", •••]";
    }
}
