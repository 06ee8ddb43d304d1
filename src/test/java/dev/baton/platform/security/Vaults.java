package dev.baton.platform.security;

import dev.baton.platform.BatonProperties;
import java.time.Clock;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Vaults on a test's database; all on one database share the key that lies there. */
public final class Vaults {

    private Vaults() {}

    /** The keys that the vaults on this database have. */
    public static ServerKeys keys(JdbcClient sql) {
        var properties = new Binder(new MapConfigurationPropertySource(Map.of("baton.secret", "")))
                .bindOrCreate("baton", BatonProperties.class);
        return new ServerKeys(properties, sql);
    }

    public static Vault on(JdbcClient sql, Clock clock) {
        return new Vault(keys(sql), sql, clock);
    }
}
