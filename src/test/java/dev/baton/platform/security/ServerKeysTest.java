package dev.baton.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.platform.BatonProperties;
import dev.baton.platform.database.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

class ServerKeysTest {

    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.fresh());

    @Test
    void a_second_server_on_the_same_database_accepts_the_same_conversation_tokens() {
        var one = new ConversationTokens(keys(""));
        var two = new ConversationTokens(keys(""));

        assertThat(two.verify(one.issue("conversation"))).contains("conversation");
    }

    @Test
    void servers_of_different_installations_do_not() {
        var one = new ConversationTokens(keys(""));
        var elsewhere = new ConversationTokens(new ServerKeys(properties(""), JdbcClient.create(TestDatabase.fresh())));

        assertThat(elsewhere.verify(one.issue("conversation"))).isEmpty();
    }

    @Test
    void a_configured_secret_counts_before_the_one_in_the_database() {
        var one = new ConversationTokens(keys("a secret of the operator"));
        var same = new ConversationTokens(keys("a secret of the operator"));
        var other = new ConversationTokens(keys("another secret"));
        var token = one.issue("conversation");

        assertThat(same.verify(token)).contains("conversation");
        assertThat(other.verify(token)).isEmpty();
        assertThat(new ConversationTokens(keys("")).verify(token)).isEmpty();
    }

    @Test
    void the_key_of_one_purpose_is_not_that_of_another() {
        var keys = keys("");

        assertThat(keys.key("a").getEncoded()).isNotEqualTo(keys.key("b").getEncoded());
    }

    private ServerKeys keys(String secret) {
        return new ServerKeys(properties(secret), jdbc);
    }

    private static BatonProperties properties(String secret) {
        return new Binder(new MapConfigurationPropertySource(Map.of("baton.secret", secret)))
                .bindOrCreate("baton", BatonProperties.class);
    }
}
