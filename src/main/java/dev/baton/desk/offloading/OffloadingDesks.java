package dev.baton.desk.offloading;

import dev.baton.delivery.Pace;
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
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Desks that somebody builds behind one address: the offloading webhook, described in docs/desks.md. */
@Component
final class OffloadingDesks implements DeskKind {

    static final String URL = "url";
    static final String SECRET = "secret";
    static final String PER_SECOND = "perSecond";
    static final String AT_ONCE = "atOnce";

    private static final int MOST_PER_SECOND = 10_000;
    private static final int MOST_AT_ONCE = 1_000;

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
                        true),
                new DeskField(
                        PER_SECOND,
                        "Calls a second",
                        "How many it takes in the long run; 20 unless set.",
                        false,
                        false),
                new DeskField(AT_ONCE, "Calls at once", "How many it takes side by side; 8 unless set.", false, false));
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                Level.YES, Level.NO, Level.YES, Level.YES, Level.YES, Level.PARTLY, Level.YES, Level.YES, Level.YES);
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
        return new OffloadingConnection(account.id(), address, secret, pace(account), http, clock);
    }

    private static Pace pace(DeskAccount account) {
        Pace usual = Pace.usual("offloading " + account.id());
        int perSecond = number(account, PER_SECOND, MOST_PER_SECOND).orElse((int) usual.perSecond());
        int atOnce = number(account, AT_ONCE, MOST_AT_ONCE).orElse(usual.atOnce());
        return new Pace(usual.account(), perSecond, 2 * perSecond, atOnce);
    }

    private static Optional<Integer> number(DeskAccount account, String field, int most) {
        return account.setting(field).map(text -> {
            int number = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
            if (number < 1 || number > most) {
                throw new IllegalArgumentException(
                        "Calls a second are 1 to " + MOST_PER_SECOND + ", calls at once 1 to " + MOST_AT_ONCE + ".");
            }
            return number;
        });
    }
}
