package dev.baton.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.platform.BatonProperties;
import dev.baton.platform.TestClock;
import dev.baton.platform.database.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Private values at rest (D12). */
class VaultTest {

    private static final Duration DAY = Duration.ofDays(1);

    private final JdbcClient sql = JdbcClient.create(TestDatabase.fresh());
    private final TestClock clock = new TestClock("2026-11-21T10:00:00Z");
    private final UUID owner = UUID.randomUUID();
    private final Vault vault = vault("");

    @Test
    void what_is_kept_is_read_again_until_it_is_forgotten() {
        vault.keep(owner, "tax number", "ES-12345 ✓", DAY);
        vault.keep(owner, "other", "x", DAY);

        assertThat(vault.read(owner, "tax number")).contains("ES-12345 ✓");
        assertThat(vault("").read(owner, "tax number")).contains("ES-12345 ✓");
        vault.forget(owner, "tax number");
        assertThat(vault.read(owner, "tax number")).isEmpty();
        vault.forget(owner);
        assertThat(vault.read(owner, "other")).isEmpty();
    }

    @Test
    void the_database_never_sees_it_and_the_same_value_never_looks_the_same() {
        vault.keep(owner, "a", "a secret that is long enough", DAY);
        vault.keep(owner, "b", "a secret that is long enough", DAY);

        var rows = sql.sql("SELECT value FROM kept_value").query(byte[].class).list();
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0)).isNotEqualTo(rows.get(1));
        assertThat(rows).allSatisfy(row -> assertThat(new String(row, StandardCharsets.ISO_8859_1))
                .doesNotContain("secret"));
    }

    @Test
    void a_row_put_in_anothers_place_or_changed_cannot_be_read() {
        vault.keep(owner, "a", "mine", DAY);
        var other = UUID.randomUUID();
        sql.sql("INSERT INTO kept_value SELECT ?, name, value, expires_at FROM kept_value")
                .param(other)
                .update();
        sql.sql(
                        "INSERT INTO kept_value SELECT owner, 'b', value || '\\x00', expires_at FROM kept_value WHERE owner = ?")
                .param(owner)
                .update();

        assertThat(vault.read(other, "a")).isEmpty();
        assertThat(vault.read(owner, "b")).isEmpty();
        assertThat(vault.read(owner, "a")).contains("mine");
    }

    @Test
    void a_server_with_another_secret_reads_nothing() {
        vault("one").keep(owner, "a", "mine", DAY);

        assertThat(vault("another").read(owner, "a")).isEmpty();
    }

    @Test
    void a_value_whose_time_is_over_is_not_read_and_goes() {
        vault.keep(owner, "a", "mine", DAY);
        clock.pass(DAY);

        assertThat(vault.read(owner, "a")).isEmpty();
        vault.forgetWhatIsOver();
        assertThat(sql.sql("SELECT count(*) FROM kept_value")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void the_later_of_two_values_counts() {
        vault.keep(owner, "a", "first", DAY);
        vault.keep(owner, "a", "second", DAY);

        assertThat(vault.read(owner, "a")).contains("second");
    }

    private Vault vault(String secret) {
        var properties = new Binder(new MapConfigurationPropertySource(Map.of("baton.secret", secret)))
                .bindOrCreate("baton", BatonProperties.class);
        return new Vault(new ServerKeys(properties, sql), sql, clock);
    }
}
