package dev.baton.desk.link;

import dev.baton.conversation.Conversation;
import dev.baton.conversation.Event;
import dev.baton.conversation.Pointer;
import dev.baton.delivery.Pace;
import dev.baton.delivery.Sent;
import dev.baton.delivery.webhook.Scheme;
import dev.baton.delivery.webhook.SignedRequest;
import dev.baton.delivery.webhook.Verifier;
import dev.baton.desk.Capabilities;
import dev.baton.desk.Capabilities.Level;
import dev.baton.desk.Desk;
import dev.baton.desk.DeskAccount;
import dev.baton.desk.DeskConnection;
import dev.baton.desk.DeskField;
import dev.baton.desk.DeskKind;
import dev.baton.desk.DeskLine;
import dev.baton.desk.Opening;
import dev.baton.platform.net.CheckedHttp;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Desks that are only an address (K9). The customer is told the text, the address with its variables filled in, and the summary to
 * paste there; the conversation stays with the bot and counts as handed over by link.
 */
@Component
final class LinkDesks implements DeskKind {

    /** What such a line is for, so that a channel can show it with a Copy button. */
    static final String PURPOSE = "link";

    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");
    private static final String URL = "url";
    private static final String TEXT = "text";

    @Override
    public String id() {
        return "link";
    }

    @Override
    public String title() {
        return "Link";
    }

    @Override
    public List<DeskField> fields() {
        return List.of(
                new DeskField(
                        URL,
                        "Address",
                        "The form for help, contact or tickets; {conversation}, {channel}, {locale} and what was"
                                + " collected can stand in it.",
                        false,
                        true),
                new DeskField(TEXT, "Text", "What the customer reads before the address.", false, true));
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                Level.NO, Level.NO, Level.PARTLY, Level.YES, Level.NO, Level.NO, Level.PARTLY, Level.NO, Level.YES);
    }

    @Override
    public Optional<Event.Message> pointer(DeskAccount account, Opening opening) {
        String address = filled(account.setting(URL).orElse(""), opening);
        var link = new Pointer(
                account.setting(TEXT).orElse(""), address, opening.summary().strip());
        String text = link.text() + "\n" + link.url() + (link.summary().isEmpty() ? "" : "\n\n" + link.summary());
        return Optional.of(new Event.Message(text.strip(), List.of(), Optional.of(PURPOSE), Optional.of(link)));
    }

    private static String filled(String address, Opening opening) {
        return VARIABLE.matcher(address)
                .replaceAll(found -> Matcher.quoteReplacement(
                        URLEncoder.encode(value(found.group(1), opening), StandardCharsets.UTF_8)));
    }

    private static String value(String name, Opening opening) {
        Conversation state = opening.conversation();
        return switch (name) {
            case "conversation" -> state.id().toString();
            case "channel" -> state.channel();
            case "locale" -> state.locale().orElse("");
            default -> opening.values().getOrDefault(name, "");
        };
    }

    @Override
    public DeskConnection connect(DeskAccount account) {
        String address = account.setting(URL).orElse("");
        if (CheckedHttp.address(VARIABLE.matcher(address).replaceAll("x")).isEmpty()) {
            throw new IllegalArgumentException(
                    "The address must be a whole one, such as https://help.example.com/contact?about={topic}.");
        }
        return new Pointing(account.id());
    }

    /** There is nothing to be called. */
    private record Pointing(String desk) implements DeskConnection {
        @Override
        public Health health() {
            return Health.works(Desk.Availability.ONLINE);
        }

        @Override
        public Opened open(Opening opening) {
            return new Opened.Refused("A link takes no conversations.");
        }

        @Override
        public Sent send(String reference, DeskLine line, String delivery) {
            return new Sent.Delivered();
        }

        @Override
        public Sent close(String reference, String delivery) {
            return new Sent.Delivered();
        }

        @Override
        public Pace pace() {
            return Pace.usual("link " + desk);
        }

        @Override
        public Verifier verifier() {
            return new Verifier(Scheme.STANDARD, List.of());
        }

        @Override
        public List<Heard> read(SignedRequest request) {
            return List.of();
        }
    }
}
