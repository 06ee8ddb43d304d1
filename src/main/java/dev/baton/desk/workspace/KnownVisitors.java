package dev.baton.desk.workspace;

import dev.baton.conversation.ConversationId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Customers whose identity a site has signed (C6): all their visitors are one person, whatever browser they used (W5, R9). What a
 * browser did before it was known whose it is joins them; what is another customer's never does, though it be the same browser.
 */
@Component
public class KnownVisitors {

    /** All conversations of the same person as {@code :id}, itself included: of the same browser, or signed as the same customer. */
    static final String SAME_PERSON = """
            SELECT :id UNION
            SELECT conversation_id FROM visitor_conversation WHERE visitor IN (
                SELECT visitor FROM visitor_conversation WHERE conversation_id = :id UNION
                SELECT other.visitor
                  FROM visitor_conversation this
                  JOIN known_visitor known USING (visitor)
                  JOIN known_visitor other ON other.subject = known.subject
                 WHERE this.conversation_id = :id)
            """;

    private final JdbcClient sql;

    KnownVisitors(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * A conversation, and with it all of the same browser, is of this customer. Saying it twice changes nothing.
     *
     * @param subject the site's own id of the customer, as signed
     * @return false if it is known to be another customer's; then it stays so
     */
    public boolean claims(ConversationId id, String subject) {
        sql.sql("INSERT INTO visitor_conversation (conversation_id, visitor) VALUES (:id, :id) ON CONFLICT DO NOTHING")
                .param("id", id.value())
                .update();
        sql.sql("""
                        INSERT INTO known_visitor (visitor, subject)
                        SELECT visitor, :subject FROM visitor_conversation WHERE conversation_id = :id
                        ON CONFLICT (visitor) DO NOTHING
                        """).param("id", id.value()).param("subject", digest(subject)).update();
        return sql.sql("""
                        SELECT subject = :subject FROM known_visitor JOIN visitor_conversation USING (visitor)
                         WHERE conversation_id = :id
                        """)
                .param("id", id.value())
                .param("subject", digest(subject))
                .query(Boolean.class)
                .single();
    }

    /** Whether the conversation is of a customer whose identity was signed. */
    public boolean isKnown(ConversationId id) {
        return sql.sql("""
                        SELECT EXISTS (SELECT FROM known_visitor JOIN visitor_conversation USING (visitor)
                                        WHERE conversation_id = ?)
                        """).param(id.value()).query(Boolean.class).single();
    }

    /** Whether this customer was blocked in any conversation, on whatever browser (W10). */
    public boolean isBlocked(String subject) {
        return sql.sql("""
                        SELECT EXISTS (SELECT FROM known_visitor
                                         JOIN visitor_conversation USING (visitor)
                                         JOIN blocked_visitor USING (conversation_id)
                                        WHERE subject = ?)
                        """).param(digest(subject)).query(Boolean.class).single();
    }

    private static byte[] digest(String subject) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(subject.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
