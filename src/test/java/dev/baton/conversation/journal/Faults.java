package dev.baton.conversation.journal;

import dev.baton.platform.database.DatabaseAddress;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Real connections on which things go wrong when a test wants it: each execution of a query first asks for its fault. */
public final class Faults implements Journal.Connections {

    /** What becomes of one execution. */
    public enum Fault {
        NONE,
        /** The connection breaks before the server has the statement. */
        LOST_BEFORE,
        /** The server has committed; the answer never arrives. */
        LOST_AFTER,
        /** The connection breaks; the server carries the statement out a little later, beside whatever comes next. */
        STILL_AT_IT,
        /** The statement fails. */
        ERROR,
        /** It fails, and the driver does not say how. */
        NAMELESS,
        /** A lock could not be had in time. */
        LOCK_TIMEOUT,
        /** This transaction was chosen to end a deadlock. */
        DEADLOCK
    }

    /** How long a session waits for a lock here. */
    public static final String LOCK_TIMEOUT = "400ms";

    private final DatabaseAddress address;
    private final Supplier<Fault> faults;
    private final AtomicInteger executions = new AtomicInteger();
    private final AtomicInteger opened = new AtomicInteger();
    private final Queue<Thread> stillAtIt = new ConcurrentLinkedQueue<>();

    /** Connections to the given database; {@code faults} is asked before every execution and may make it wait. */
    public Faults(DatabaseAddress address, Supplier<Fault> faults) {
        this.address = address;
        this.faults = faults;
    }

    /** How many queries were sent, or should have been. */
    public int executions() {
        return executions.get();
    }

    /** How many connections were opened. */
    public int opened() {
        return opened.get();
    }

    /** Waits until the server is done with everything that was left to it. */
    public void settle() throws InterruptedException {
        for (Thread thread = stillAtIt.poll(); thread != null; thread = stillAtIt.poll()) {
            thread.join();
        }
    }

    @Override
    public Connection open() throws SQLException {
        opened.incrementAndGet();
        return new Line(address.connect(Map.of("lock_timeout", LOCK_TIMEOUT))).proxy();
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    /** One connection. */
    private final class Line {
        private final Connection real;
        private volatile boolean broken;

        Line(Connection real) {
            this.real = real;
        }

        Connection proxy() {
            return (Connection) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> switch (method.getName()) {
                        case "isValid" -> !broken && real.isValid(2);
                        case "close" -> {
                            if (!broken) {
                                real.close();
                            }
                            yield null;
                        }
                        case "prepareStatement" -> statement((PreparedStatement) call(real, method, arguments));
                        default -> {
                            if (broken) {
                                throw new SQLException("This connection has been closed.", "08003");
                            }
                            yield call(real, method, arguments);
                        }
                    });
        }

        private PreparedStatement statement(PreparedStatement statement) {
            return (PreparedStatement) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {PreparedStatement.class},
                    (proxy, method, arguments) -> method.getName().equals("executeQuery")
                            ? execute(statement, method, arguments)
                            : call(statement, method, arguments));
        }

        private Object execute(PreparedStatement statement, Method method, Object[] arguments) throws Throwable {
            executions.incrementAndGet();
            switch (faults.get()) {
                case NONE -> {
                    return call(statement, method, arguments);
                }
                case LOST_BEFORE -> {
                    broken = true;
                    real.close();
                    throw lost();
                }
                case LOST_AFTER -> {
                    call(statement, method, arguments);
                    broken = true;
                    real.close();
                    throw lost();
                }
                case STILL_AT_IT -> {
                    broken = true;
                    stillAtIt.add(Thread.startVirtualThread(() -> finish(statement)));
                    throw lost();
                }
                case ERROR -> throw new SQLException("injected", "XX000");
                case NAMELESS -> throw new SQLException("injected, without a code");
                case LOCK_TIMEOUT -> throw new SQLException("canceling statement due to lock timeout", "55P03");
                case DEADLOCK -> throw new SQLException("deadlock detected", "40P01");
            }
            throw new AssertionError("unreachable");
        }

        private void finish(PreparedStatement statement) {
            try (real) {
                statement.executeQuery();
            } catch (SQLException nobodyHears) {
                // As on a server whose client is gone.
            }
        }

        private static SQLException lost() {
            return new SQLException("An I/O error occurred while sending to the backend.", "08006");
        }
    }
}
