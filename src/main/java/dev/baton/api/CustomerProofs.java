package dev.baton.api;

import dev.baton.channel.SignedIdentities;
import dev.baton.channel.SignedIdentities.Identity;
import dev.baton.conversation.ConversationId;
import dev.baton.conversation.Conversations;
import dev.baton.conversation.Visitor;
import dev.baton.desk.workspace.EarlierConversations;
import dev.baton.desk.workspace.KnownVisitors;
import dev.baton.platform.security.ConversationTokens;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What a customer who begins a conversation can prove: that the browser had one before, by its token, and who they are, by the
 * site's signature (C6). Both join conversations; a mere word joins nothing.
 */
@Component
final class CustomerProofs {

    private final ConversationTokens tokens;
    private final SignedIdentities identities;
    private final Conversations conversations;
    private final EarlierConversations earlier;
    private final KnownVisitors visitors;

    CustomerProofs(
            ConversationTokens tokens,
            SignedIdentities identities,
            Conversations conversations,
            EarlierConversations earlier,
            KnownVisitors visitors) {
        this.tokens = tokens;
        this.identities = identities;
        this.conversations = conversations;
        this.earlier = earlier;
        this.visitors = visitors;
    }

    /**
     * What was proved.
     *
     * @param previous the conversation that this browser had before
     * @param identity who it is
     */
    record Proof(Optional<ConversationId> previous, Optional<Identity> identity) {

        /** The visitor, with what is signed in place of what is merely said. */
        Visitor of(Visitor said) {
            return identity.map(known -> new Visitor(
                            Optional.of(known.subject()),
                            known.name().or(said::name),
                            known.email().or(said::email),
                            said.attributes()))
                    .orElse(said);
        }
    }

    /** Looks at the proofs; a token that proves nothing is left out, an identity that does is refused. */
    Proof read(Optional<String> token, Optional<String> identity) {
        var proof =
                new Proof(token.flatMap(tokens::verify).flatMap(ConversationId::parse), identity.map(identities::read));
        boolean blocked = proof.previous()
                        .flatMap(conversations::find)
                        .filter(before -> before.blockedSince().isPresent())
                        .isPresent()
                || proof.identity()
                        .map(Identity::subject)
                        .filter(visitors::isBlocked)
                        .isPresent();
        if (blocked) {
            throw Replies.blocked();
        }
        return proof;
    }

    /** Joins a conversation to the others of the same customer. What this browser did as another known customer is left out. */
    void join(ConversationId begun, Proof proof) {
        Optional<ConversationId> before = proof.previous().filter(previous -> !previous.equals(begun));
        if (proof.identity().isPresent()) {
            String subject = proof.identity().get().subject();
            visitors.claims(begun, subject);
            before.ifPresent(previous -> visitors.claims(previous, subject));
        } else {
            before.ifPresent(previous -> earlier.follows(begun, previous));
        }
    }

    /** Joins a conversation that goes on to its customer's others. @return false if it is known to be another's */
    boolean prove(ConversationId id, String identity) {
        return visitors.claims(id, identities.read(identity).subject());
    }
}
