package dev.baton.api;

import dev.baton.conversation.Actor;
import dev.baton.conversation.Command;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Conversations;
import dev.baton.conversation.Event;
import dev.baton.desk.HistoryAddresses;
import dev.baton.desk.Opening;
import dev.baton.platform.PublicAddress;
import dev.baton.platform.security.ServerKeys;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Gives each opening at a desk its history link (X7). The link is a MAC of the opening's delivery under a key of the server's own: nobody
 * can guess it, and a second attempt at the same opening, on any node, has the same. That it was made stands in the log once.
 */
@Component
final class HistoryForDesks implements HistoryAddresses {

    /** How long such a link is good: desks that answer by mail or ticket take days. */
    static final Duration LIFE = Duration.ofDays(7);

    private static final String MAC = "HmacSHA256";

    private final HistoryLinks links;
    private final Conversations conversations;
    private final Replies replies;
    private final PublicAddress base;
    private final Clock clock;
    private final SecretKeySpec key;

    HistoryForDesks(
            HistoryLinks links,
            Conversations conversations,
            Replies replies,
            PublicAddress base,
            Clock clock,
            ServerKeys keys) {
        this.links = links;
        this.conversations = conversations;
        this.replies = replies;
        this.base = base;
        this.clock = clock;
        this.key = keys.key("history-link");
    }

    @Override
    public URI of(Opening opening) {
        ConversationId conversation = opening.conversation().id();
        String token = token(conversation + "\n" + opening.delivery());
        links.issueOnce(conversation, token, LIFE).ifPresent(made -> record(conversation, made));
        return base.get().resolve("history/" + token);
    }

    private void record(ConversationId conversation, HistoryLinks.Issued made) {
        var link = new Event.HistoryLink(made.id().toString(), Event.LinkUse.CREATED, made.expiresAt());
        replies.done(conversations.submit(conversation, new Command.RecordLink(clock.instant(), Actor.SYSTEM, link)));
    }

    private String token(String opening) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(opening.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + MAC, e);
        }
    }
}
