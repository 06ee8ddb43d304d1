package dev.baton.desk.zendesk;

import dev.baton.desk.Capabilities;
import dev.baton.desk.Capabilities.Level;
import dev.baton.desk.DeskAccount;
import dev.baton.desk.DeskConnection;
import dev.baton.desk.DeskField;
import dev.baton.desk.DeskKind;
import dev.baton.platform.net.CheckedHttp;
import java.util.List;
import org.springframework.stereotype.Component;

/** Zendesk Messaging: conversations in Agent Workspace, by the Conversations API and its switchboard; docs/desks/zendesk-messaging.md. */
@Component
final class MessagingDesks implements DeskKind {

    private final CheckedHttp http;

    MessagingDesks(CheckedHttp http) {
        this.http = http;
    }

    @Override
    public String id() {
        return "zendesk-messaging";
    }

    @Override
    public String title() {
        return "Zendesk Messaging";
    }

    @Override
    public List<DeskField> fields() {
        return MessagingSettings.FIELDS;
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                Level.YES, Level.NO, Level.YES, Level.YES, Level.YES, Level.PARTLY, Level.YES, Level.YES, Level.YES);
    }

    @Override
    public DeskConnection connect(DeskAccount account) {
        return new MessagingConnection(MessagingSettings.read(account), http);
    }
}
