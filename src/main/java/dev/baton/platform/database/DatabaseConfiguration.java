package dev.baton.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.baton.platform.BatonProperties;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The database as beans. The pool is closed before the database that this server runs is stopped. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BatonProperties.class)
class DatabaseConfiguration {

    /**
     * Limits of every pooled session: nobody waits long for a lock, no statement runs away, no forgotten transaction keeps
     * its locks, and a server notices that we are gone.
     */
    private static final Map<String, String> SESSION = session();

    @Bean(destroyMethod = "close")
    Database database(BatonProperties properties) {
        var db = properties.db();
        return db.url() == null || db.url().isBlank()
                ? Database.of(EmbeddedPostgres.start(properties.data()))
                : Database.at(DatabaseAddress.parse(db.url().trim(), text(db.user()), text(db.password())));
    }

    @Bean(destroyMethod = "close")
    HikariDataSource dataSource(Database database, BatonProperties properties) {
        return pool(database.address(), properties.db().poolSize());
    }

    /** Migrations may take longer than a statement of the message path: they connect by themselves. */
    @Bean
    FlywayConfigurationCustomizer migrationsWithoutTimeouts(Database database) {
        var address = database.address();
        return flyway -> flyway.dataSource(address.url(), address.user(), address.password());
    }

    static HikariDataSource pool(DatabaseAddress address, int size) {
        var config = new HikariConfig();
        config.setPoolName("baton");
        config.setJdbcUrl(address.url());
        config.setDataSourceProperties(address.properties(SESSION));
        config.addDataSourceProperty("socketTimeout", "60");
        config.setMaximumPoolSize(size);
        config.setConnectionTimeout(5_000);
        config.setValidationTimeout(3_000);
        config.setKeepaliveTime(60_000);
        config.setInitializationFailTimeout(10_000);
        return new HikariDataSource(config);
    }

    private static Map<String, String> session() {
        var session = new LinkedHashMap<String, String>();
        session.put("lock_timeout", "5s");
        session.put("statement_timeout", "30s");
        session.put("idle_in_transaction_session_timeout", "30s");
        session.put("tcp_keepalives_idle", "30");
        session.put("tcp_keepalives_interval", "10");
        session.put("tcp_keepalives_count", "3");
        return session;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
