package dev.baton.platform.database;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/**
 * Where a PostgreSQL is and how to sign in there.
 *
 * @param url JDBC address, without user and password
 * @param user name to sign in with; empty leaves it to the URL and the driver
 * @param password password to sign in with; may be empty
 */
public record DatabaseAddress(String url, String user, String password) {

    /**
     * Reads an address as people write it: {@code jdbc:postgresql://…} or {@code postgresql://user:password@host/name}.
     *
     * @param user used where the address names none
     * @param password used where the address names none
     * @throws DatabaseStartException if it is neither
     */
    public static DatabaseAddress parse(String address, String user, String password) {
        if (address.startsWith("jdbc:postgresql:")) {
            return new DatabaseAddress(address, user, password);
        }
        if (!address.startsWith("postgresql://") && !address.startsWith("postgres://")) {
            throw new DatabaseStartException(
                    "BATON_DB_URL is not the address of a PostgreSQL.",
                    "Write it as jdbc:postgresql://host:5432/name or postgresql://user:password@host:5432/name.");
        }
        var uri = URI.create(address);
        var port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        var jdbc = "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query;
        var login = uri.getRawUserInfo();
        if (login == null) {
            return new DatabaseAddress(jdbc, user, password);
        }
        var colon = login.indexOf(':');
        return colon < 0
                ? new DatabaseAddress(jdbc, decode(login), password)
                : new DatabaseAddress(jdbc, decode(login.substring(0, colon)), decode(login.substring(colon + 1)));
    }

    /** The same server and login, another database on it. */
    public DatabaseAddress database(String name) {
        return new DatabaseAddress(url.replaceFirst("(//[^/]+/)[^?]*", "$1" + name), user, password);
    }

    /**
     * Opens a connection that belongs to no pool.
     *
     * @param settings settings of the session, such as {@code synchronous_commit}
     */
    public Connection connect(Map<String, String> settings) throws SQLException {
        return DriverManager.getConnection(url, properties(settings));
    }

    /** What the driver is told on connecting: login, dead peers noticed, the session's settings. */
    Properties properties(Map<String, String> settings) {
        var properties = new Properties();
        if (!user.isEmpty()) {
            properties.setProperty("user", user);
        }
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", "baton");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("reWriteBatchedInserts", "true");
        var options = new StringBuilder();
        settings.forEach((name, value) ->
                options.append("-c ").append(name).append('=').append(value).append(' '));
        if (!options.isEmpty()) {
            properties.setProperty("options", options.toString().trim());
        }
        return properties;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return url;
    }
}
