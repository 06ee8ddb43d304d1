package dev.baton.delivery;

import dev.baton.platform.security.Vaults;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Credentials on a test's database, for tests of other modules. */
public final class TestCredentials {

    private TestCredentials() {}

    public static Credentials on(JdbcClient sql) {
        return new Credentials(sql, Vaults.keys(sql));
    }
}
