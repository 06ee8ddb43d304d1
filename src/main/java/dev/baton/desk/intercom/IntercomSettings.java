package dev.baton.desk.intercom;

import dev.baton.desk.DeskAccount;
import dev.baton.desk.DeskField;
import dev.baton.desk.FieldMap;
import dev.baton.platform.net.CheckedHttp;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What is set for one desk of Intercom.
 *
 * @param address of the API in the workspace's region
 * @param token the access token
 * @param clientSecret what webhooks are signed with
 * @param bot the id of the teammate as whom Baton works
 * @param team the team's id for teams of ours without one of their own
 * @param teams Intercom's teams by ours
 * @param tags what conversations get
 * @param attributes conversation attributes by what is written into them
 * @param hours the id of the office hours that count; empty: always open
 * @param email whether Intercom gets the customer's email, and then writes to it itself
 */
record IntercomSettings(
        URI address,
        String token,
        String clientSecret,
        String bot,
        Optional<String> team,
        FieldMap teams,
        List<String> tags,
        FieldMap attributes,
        Optional<String> hours,
        boolean email) {

    static final List<DeskField> FIELDS = List.of(
            new DeskField(
                    "address",
                    "API address",
                    "Of your region: https://api.intercom.io, https://api.eu.intercom.io or https://api.au.intercom.io.",
                    false,
                    true),
            new DeskField(
                    "token", "Access token", "Developer Hub → your app → Configure → Authentication.", true, true),
            new DeskField(
                    "clientSecret",
                    "Client secret",
                    "Developer Hub → your app → Basic information; Intercom signs its webhooks with it.",
                    true,
                    true),
            new DeskField(
                    "bot",
                    "Teammate",
                    "The id of the teammate as whom Baton works, one that nobody else uses; it stands in the address of"
                            + " their inbox.",
                    false,
                    true),
            new DeskField("team", "Team", "The id of the team that gets the conversations.", false, false),
            new DeskField(
                    "teams", "Other teams", "For some of Baton's teams: returns = 123; billing = 456.", false, false),
            new DeskField("tags", "Tags", "What every conversation gets, with commas between.", false, false),
            new DeskField(
                    "attributes",
                    "Conversation attributes",
                    "Which attributes are filled: order = Order number. On the left a collected value, or summary,"
                            + " reason, history (the link to the whole conversation) or baton (its id). They must exist in Intercom.",
                    false,
                    false),
            new DeskField(
                    "hours",
                    "Office hours",
                    "The id of the office hours that count; without it, only whether teammates are away counts.",
                    false,
                    false),
            new DeskField(
                    "email",
                    "Give the email",
                    "yes: Intercom gets the customer's email and also mails what they have not read; no unless set.",
                    false,
                    false));

    static IntercomSettings read(DeskAccount account) {
        return new IntercomSettings(
                account.setting("address")
                        .flatMap(CheckedHttp::address)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "The API address must be a whole one, such as https://api.intercom.io.")),
                given(account.secrets().find("token"), "Access token"),
                given(account.secrets().find("clientSecret"), "Client secret"),
                given(account.setting("bot"), "Teammate"),
                account.setting("team"),
                FieldMap.read("Other teams", account.setting("teams")),
                Arrays.stream(account.setting("tags").orElse("").split(","))
                        .map(String::strip)
                        .filter(tag -> !tag.isEmpty())
                        .toList(),
                FieldMap.read("Conversation attributes", account.setting("attributes")),
                account.setting("hours"),
                account.setting("email").orElse("no").equals("yes"));
    }

    /** Intercom's team for one of ours. */
    Optional<String> team(Optional<String> ours) {
        return ours.flatMap(teams::find).or(() -> team);
    }

    private static String given(Optional<String> value, String field) {
        return value.orElseThrow(
                () -> new IllegalArgumentException(field + " is missing; set it in the desk's settings."));
    }

    @Override
    public String toString() {
        return "IntercomSettings[" + address + ", " + bot + ", •••]";
    }
}
