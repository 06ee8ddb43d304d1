package dev.baton.desk.intercom;

import dev.baton.desk.Capabilities;
import dev.baton.desk.Capabilities.Level;
import dev.baton.desk.DeskAccount;
import dev.baton.desk.DeskConnection;
import dev.baton.desk.DeskField;
import dev.baton.desk.DeskKind;
import dev.baton.platform.net.CheckedHttp;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Intercom, by its REST API and an app's webhooks; docs/desks/intercom.md. */
@Component
final class IntercomDesks implements DeskKind {

    private final CheckedHttp http;
    private final Clock clock;

    IntercomDesks(CheckedHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "intercom";
    }

    @Override
    public String title() {
        return "Intercom";
    }

    @Override
    public List<DeskField> fields() {
        return IntercomSettings.FIELDS;
    }

    /** Buttons become numbered text; what was said before goes along as a note. */
    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                Level.YES,
                Level.PARTLY,
                Level.YES,
                Level.YES,
                Level.YES,
                Level.PARTLY,
                Level.YES,
                Level.YES,
                Level.PARTLY);
    }

    @Override
    public DeskConnection connect(DeskAccount account) {
        return new IntercomConnection(IntercomSettings.read(account), http, clock);
    }
}
