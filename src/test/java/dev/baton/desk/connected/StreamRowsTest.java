package dev.baton.desk.connected;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.conversation.ConversationId;
import dev.baton.platform.database.TestDatabase;
import dev.baton.platform.security.Vaults;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is listened to, on a real PostgreSQL. */
class StreamRowsTest {

    private final JdbcClient sql = JdbcClient.create(TestDatabase.fresh());
    private final StreamRows rows = new StreamRows(sql, Vaults.keys(sql));
    private final ConversationId conversation = new ConversationId(UUID.randomUUID());

    @Test
    void what_a_desk_has_accepted_is_listened_to_until_it_is_opened_elsewhere() {
        rows.keep("help", "case-1", "token");
        assertThat(rows.desks()).isEmpty();

        rows.opened("help", "case-1", conversation);
        assertThat(rows.desks()).containsExactly("help");
        assertThat(rows.references("help")).containsExactly("case-1");

        rows.opened("other", "case-2", conversation);
        assertThat(rows.desks()).containsExactly("other");
        rows.leaves(conversation);
        assertThat(rows.desks()).isEmpty();
    }

    @Test
    void notes_and_position_stay_when_it_is_opened_again_and_notes_are_not_readable_in_the_database() {
        rows.keep("help", "case-1", "a token");
        rows.opened("help", "case-1", conversation);
        rows.reached("help", "case-1", "event-7");
        rows.opened("help", "case-1", conversation);

        assertThat(rows.of("help", "case-1")).contains("a token");
        assertThat(rows.of("help", "case-2")).isEmpty();
        assertThat(rows.position("help", "case-1")).contains("event-7");
        assertThat(new String(
                        sql.sql("SELECT notes FROM desk_stream")
                                .query(byte[].class)
                                .single(),
                        StandardCharsets.ISO_8859_1))
                .doesNotContain("token");
    }

    @Test
    void what_is_no_longer_at_a_desk_is_let_go_and_forgotten_after_a_day() {
        rows.keep("help", "case-1", "a token");
        rows.opened("help", "case-1", conversation);
        rows.letGo();
        assertThat(rows.desks()).isEmpty();
        rows.forget();
        assertThat(rows.of("help", "case-1")).contains("a token");

        sql.sql("UPDATE desk_stream SET over_at = over_at - interval '25 hours'")
                .update();
        rows.forget();
        assertThat(rows.of("help", "case-1")).isEmpty();
    }
}
