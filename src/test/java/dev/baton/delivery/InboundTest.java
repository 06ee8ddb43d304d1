package dev.baton.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.BatonTest;
import dev.baton.delivery.Inbound.Handled;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What comes in: stored encrypted, handled once, in order, and forgotten. Credentials are kept the same way. */
@BatonTest
@Import(InboundTest.Fakes.class)
class InboundTest {

    private final Inbound inbound;
    private final Credentials credentials;
    private final Fake fake;
    private final JdbcClient sql;
    private final String connector = "fake:" + UUID.randomUUID();

    InboundTest(
            @Autowired Inbound inbound,
            @Autowired Credentials credentials,
            @Autowired Fake fake,
            @Autowired JdbcClient sql) {
        this.inbound = inbound;
        this.credentials = credentials;
        this.fake = fake;
        this.sql = sql;
    }

    /** Takes everything; what begins with {@code early} only at the second attempt. */
    static final class Fake implements Inbound.Handler {
        private final ConcurrentLinkedQueue<String> handled = new ConcurrentLinkedQueue<>();
        private final AtomicInteger early = new AtomicInteger();

        @Override
        public String kind() {
            return "fake";
        }

        @Override
        public Handled handle(String connector, String externalId, String content) {
            if (content.startsWith("early") && early.getAndIncrement() == 0) {
                return new Handled.NotYet("It is not known yet.");
            }
            handled.add(connector + " " + content);
            return new Handled.Done();
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Fakes {
        @Bean
        Fake fakeConnector() {
            return new Fake();
        }
    }

    @Test
    void what_comes_twice_is_handled_once_and_forgotten_but_for_its_key() {
        assertThat(inbound.accept(connector, "m1", "thread", "hello")).isTrue();
        assertThat(inbound.accept(connector, "m1", "thread", "hello")).isFalse();

        await().until(() -> open() == 0);
        assertThat(handled()).containsExactly("hello");
        assertThat(sql.sql("SELECT count(*) FROM inbound WHERE connector = ? AND content IS NULL")
                        .param(connector)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void what_cannot_be_handled_yet_comes_again_and_before_what_came_after_it() {
        inbound.accept(connector, "m1", "thread", "early bird");
        inbound.accept(connector, "m2", "thread", "second");
        inbound.accept(connector, "m3", "other", "elsewhere");

        await().until(() -> open() == 0);
        assertThat(handled()).containsSubsequence("early bird", "second").contains("elsewhere");
    }

    @Test
    void credentials_lie_encrypted_and_are_not_shown() {
        credentials.keep(connector, Map.of("token", "very-secret-token", "key", "k"));
        credentials.keep(connector, Map.of("key", ""));

        assertThat(credentials.of(connector).find("token")).contains("very-secret-token");
        assertThat(credentials.of(connector).find("key")).isEmpty();
        assertThat(credentials.of(connector).toString()).doesNotContain("very-secret");
        byte[] kept = sql.sql("SELECT value FROM credential WHERE owner = ?")
                .param(connector)
                .query((row, index) -> row.getBytes(1))
                .single();
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("secret");
        sql.sql("UPDATE credential SET owner = owner || 'x' WHERE owner = ?")
                .param(connector)
                .update();
        assertThat(credentials.of(connector + "x").find("token"))
                .as("moved to another owner")
                .isEmpty();
    }

    private long open() {
        return sql.sql("SELECT count(*) FROM inbound WHERE connector = ? AND due IS NOT NULL")
                .param(connector)
                .query(Long.class)
                .single();
    }

    private List<String> handled() {
        return fake.handled.stream()
                .filter(line -> line.startsWith(connector))
                .map(line -> line.substring(connector.length() + 1))
                .toList();
    }
}
