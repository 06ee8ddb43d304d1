package dev.baton.platform.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * What a customer proves with that a conversation is theirs. The token is the conversation's id with a MAC under the
 * server's key: nothing is stored, every node can check it, and it opens this conversation and nothing else. When it is too
 * old is decided by the conversation, which knows when the customer last wrote.
 */
@Component
public class ConversationTokens {

    /** How these tokens begin, so that they are told apart from people's, and found by scanners for leaked secrets. */
    static final String PREFIX = "ct_";

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final SecretKeySpec key;

    ConversationTokens(ServerKeys keys) {
        this.key = keys.key("conversation-token");
    }

    /** The token of a conversation: always the same one. */
    public String issue(String conversationId) {
        var id = ENCODER.encodeToString(conversationId.getBytes(StandardCharsets.UTF_8));
        return PREFIX + id + "." + ENCODER.encodeToString(ServerKeys.mac(key, conversationId));
    }

    /** The conversation that a token opens; empty if the token is not ours. Takes the same time for every wrong MAC. */
    public Optional<String> verify(String token) {
        var dot = token.indexOf('.');
        if (!token.startsWith(PREFIX) || dot < 0) {
            return Optional.empty();
        }
        try {
            var id = new String(
                    Base64.getUrlDecoder().decode(token.substring(PREFIX.length(), dot)), StandardCharsets.UTF_8);
            var mac = Base64.getUrlDecoder().decode(token.substring(dot + 1));
            return MessageDigest.isEqual(mac, ServerKeys.mac(key, id)) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
