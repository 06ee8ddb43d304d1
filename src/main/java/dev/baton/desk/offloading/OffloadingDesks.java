package dev.baton.desk.offloading;

import dev.baton.desk.Capabilities;
import dev.baton.desk.Capabilities.Level;
import dev.baton.desk.DeskAccount;
import dev.baton.desk.DeskConnection;
import dev.baton.desk.DeskField;
import dev.baton.desk.DeskKind;
import dev.baton.platform.net.CheckedHttp;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Desks that somebody builds behind one address: the offloading webhook, described in docs/desks.md. */
@Component
final class OffloadingDesks implements DeskKind {

    static final String URL = "url";
    static final String SECRET = "secret";

    private final CheckedHttp http;
    private final Clock clock;

    OffloadingDesks(CheckedHttp http, Clock clock) {
        this.http = http;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "offloading";
    }

    @Override
    public String title() {
        return "Offloading webhook";
    }

    @Override
    public List<DeskField> fields() {
        return List.of(
                new DeskField(URL, "Address", "Where Baton sends conversations: https and the path.", false, true),
                new DeskField(
                        SECRET,
                        "Secret",
                        "Signs what is sent, both ways: whsec_ and Base64 of 24 bytes or more.",
                        true,
                        true));
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                Level.YES, Level.NO, Level.YES, Level.YES, Level.YES, Level.PARTLY, Level.YES, Level.YES);
    }

    @Override
    public DeskConnection connect(DeskAccount account) {
        URI address = account.setting(URL)
                .flatMap(CheckedHttp::address)
                .orElseThrow(() -> new IllegalArgumentException(
                        "The address must be a whole one, such as https://desk.example.com/baton."));
        String secret = account.secrets()
                .find(SECRET)
                .orElseThrow(
                        () -> new IllegalArgumentException("The secret is missing; set it in the desk's settings."));
        return new OffloadingConnection(account.id(), address, secret, http, clock);
    }
}
