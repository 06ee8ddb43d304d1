package dev.baton.desk.zendesk;

import dev.baton.desk.DeskAccount;
import dev.baton.desk.DeskField;
import dev.baton.platform.net.CheckedHttp;
import java.net.URI;

/** Where an account of Zendesk is. */
final class ZendeskAddress {

    static final DeskField FIELD = new DeskField(
            "address", "Zendesk address", "As you open Zendesk: https://yourcompany.zendesk.com.", false, true);

    private static final String LEGACY = ".smooch.io";

    private ZendeskAddress() {}

    static URI read(DeskAccount account) {
        return account.setting(FIELD.name())
                .flatMap(CheckedHttp::address)
                .map(address -> URI.create(address.getScheme() + "://" + address.getRawAuthority()))
                .orElseThrow(() -> new IllegalArgumentException(
                        "The Zendesk address must be a whole one, such as https://yourcompany.zendesk.com."));
    }

    /** Where its Conversations API is; accounts of Sunshine Conversations from before Zendesk have it at an address of its own. */
    static URI conversations(URI account) {
        return account.getHost().endsWith(LEGACY) ? account : URI.create(account + "/sc");
    }
}
