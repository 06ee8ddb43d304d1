package dev.baton.desk.zendesk;

import dev.baton.desk.DeskAccount;
import dev.baton.desk.DeskField;
import dev.baton.desk.FieldMap;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What is set for one desk of Zendesk Support.
 *
 * @param account where the account is
 * @param user who calls
 * @param webhook the signing secret of our webhook
 * @param group the group's id for teams without one of their own
 * @param groups groups' ids by team
 * @param tags what tickets get
 * @param fields ticket fields' ids by what is written into them
 * @param solves whether a ticket is solved when the conversation ends on our side; else it only gets a note
 */
record SupportSettings(
        URI account,
        SupportUser user,
        String webhook,
        Optional<String> group,
        FieldMap groups,
        List<String> tags,
        FieldMap fields,
        boolean solves) {

    static final List<DeskField> FIELDS = List.of(
            ZendeskAddress.FIELD,
            new DeskField(
                    "email", "Email", "Of the agent as whom Baton works; an administrator or an agent.", false, true),
            new DeskField(
                    "token",
                    "API token",
                    "Admin Center → Apps and integrations → APIs → Zendesk API → Add API token.",
                    true,
                    true),
            new DeskField(
                    "webhookSecret",
                    "Signing secret",
                    "Of the webhook: Admin Center → Apps and integrations → Webhooks → Reveal secret.",
                    true,
                    true),
            new DeskField("group", "Group", "The id of the group that gets the tickets.", false, false),
            new DeskField(
                    "groups", "Other groups", "For some of Baton's teams: returns = 123; billing = 456.", false, false),
            new DeskField("tags", "Tags", "What every ticket gets, with commas between.", false, false),
            new DeskField(
                    "fields",
                    "Ticket fields",
                    "Which fields are filled, by id: order = 360001. On the left a collected value, or summary, reason"
                            + " or baton (the conversation's id).",
                    false,
                    false),
            new DeskField(
                    "atEnd",
                    "At the end",
                    "What happens to the ticket when the customer goes back to the bot: note or solve; note unless set.",
                    false,
                    false));

    static SupportSettings read(DeskAccount account) {
        Optional<String> group = account.setting("group");
        FieldMap groups = FieldMap.read("Other groups", account.setting("groups"));
        FieldMap fields = FieldMap.read("Ticket fields", account.setting("fields"));
        group.ifPresent(id -> number("Group", id));
        groups.theirs().values().forEach(id -> number("Other groups", id));
        fields.theirs().values().forEach(id -> number("Ticket fields", id));
        return new SupportSettings(
                ZendeskAddress.read(account),
                new SupportUser(
                        MessagingSettings.given(account.setting("email"), "Email"),
                        MessagingSettings.given(account.secrets().find("token"), "API token")),
                MessagingSettings.given(account.secrets().find("webhookSecret"), "Signing secret"),
                group,
                groups,
                MessagingSettings.tags(account.setting("tags")),
                fields,
                switch (account.setting("atEnd").orElse("note")) {
                    case "note" -> false;
                    case "solve" -> true;
                    default -> throw new IllegalArgumentException("At the end must be note or solve.");
                });
    }

    /** The group for a team. */
    Optional<Long> group(Optional<String> team) {
        return team.flatMap(groups::find).or(() -> group).map(Long::parseLong);
    }

    private static void number(String field, String id) {
        if (!id.matches("\\d{1,18}")) {
            throw new IllegalArgumentException(field + " wants ids of Zendesk, which are numbers; " + id + " is none.");
        }
    }

    @Override
    public String toString() {
        return "SupportSettings[" + account + ", •••]";
    }
}
