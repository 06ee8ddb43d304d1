package dev.baton.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.BatonTest;
import dev.baton.HttpClientForTests;
import dev.baton.conversation.Actor;
import dev.baton.conversation.ConversationId;
import java.io.ByteArrayInputStream;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a server leaves behind that dies between keeping a file and noting its message. */
@BatonTest
class UnsentTest {

    private final Unsent unsent;
    private final Uploads uploads;
    private final SentFiles files;
    private final JdbcClient sql;

    @LocalServerPort
    private int port;

    UnsentTest(
            @Autowired Unsent unsent,
            @Autowired Uploads uploads,
            @Autowired SentFiles files,
            @Autowired JdbcClient sql) {
        this.unsent = unsent;
        this.uploads = uploads;
        this.files = files;
        this.sql = sql;
    }

    @Test
    void a_file_that_the_log_names_is_noted_and_one_that_it_does_not_is_forgotten_after_an_hour() {
        var anyone = HttpClientForTests.of(port);
        var started =
                anyone.post("/api/v1/conversations", "{\"assistant\":\"demo\"}").json();
        String conversation = started.at("/id").asString();
        ConversationId id = ConversationId.parse(conversation).orElseThrow();
        long number = anyone.bearer(started.at("/token").asString())
                .upload("/api/v1/conversations/" + conversation + "/files", "c1", "a.png", FilesForTests.PIXEL)
                .json()
                .at("/number")
                .asLong();
        UUID named = sql.sql("UPDATE file SET message = NULL WHERE conversation_id = ? RETURNING id")
                .param(id.value())
                .query(UUID.class)
                .single();
        UUID lost = uploads.take(id, Actor.CUSTOMER, "c2", "b.png", () -> new ByteArrayInputStream(FilesForTests.PIXEL))
                .id();

        unsent.clearUp();
        assertThat(files.find(lost)).as("within the hour it may be on its way").isPresent();

        sql.sql("UPDATE file SET created_at = created_at - interval '61 minutes' WHERE conversation_id = ?")
                .param(id.value())
                .update();
        unsent.clearUp();

        assertThat(files.find(lost)).isEmpty();
        assertThat(files.find(named).flatMap(SentFile::message)).contains(number);
    }
}
