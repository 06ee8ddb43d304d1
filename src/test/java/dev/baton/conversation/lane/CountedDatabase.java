package dev.baton.conversation.lane;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A data source that counts what goes to the server: statements, and whatever begins or ends a transaction. */
final class CountedDatabase {

    private final AtomicInteger trips = new AtomicInteger();
    private final DataSource counted;

    CountedDatabase(DataSource database) {
        counted = proxy(DataSource.class, database);
    }

    DataSource dataSource() {
        return counted;
    }

    /** How many round trips the action takes. */
    int during(Runnable action) {
        int before = trips.get();
        action.run();
        return trips.get() - before;
    }

    private <T> T proxy(Class<T> type, Object real) {
        InvocationHandler handler = (self, method, arguments) -> {
            String name = method.getName();
            if (name.startsWith("execute") || name.equals("commit") || name.equals("setAutoCommit")) {
                trips.incrementAndGet();
            }
            try {
                Object result = method.invoke(real, arguments);
                if (name.equals("unwrap")) {
                    return result;
                }
                if (result instanceof Connection connection) {
                    return proxy(Connection.class, connection);
                }
                if (result instanceof PreparedStatement statement) {
                    return proxy(PreparedStatement.class, statement);
                }
                return result instanceof Statement statement ? proxy(Statement.class, statement) : result;
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        };
        return type.cast(Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {type}, handler));
    }
}
