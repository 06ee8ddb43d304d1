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

/** Zendesk Support: a conversation becomes a ticket, and goes on there and by email; docs/desks/zendesk-support.md. */
@Component
final class SupportDesks implements DeskKind {

    private final CheckedHttp http;

    SupportDesks(CheckedHttp http) {
        this.http = http;
    }

    @Override
    public String id() {
        return "zendesk-support";
    }

    @Override
    public String title() {
        return "Zendesk Support tickets";
    }

    @Override
    public List<DeskField> fields() {
        return SupportSettings.FIELDS;
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                Level.PARTLY, Level.YES, Level.YES, Level.YES, Level.NO, Level.NO, Level.YES, Level.YES, Level.YES);
    }

    @Override
    public DeskConnection connect(DeskAccount account) {
        return new SupportConnection(SupportSettings.read(account), http);
    }
}
