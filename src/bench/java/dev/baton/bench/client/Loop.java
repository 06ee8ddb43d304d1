package dev.baton.bench.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/** One thread that carries connections. */
final class Loop implements AutoCloseable {

    /** Local addresses, so that more connections can be open than one address has ports. */
    private static final int LOCALS = 16;

    private final InetSocketAddress server;
    private final Selector selector;
    private final Thread thread;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
    private volatile boolean closed;
    private int made;

    Loop(String name, InetSocketAddress server) throws IOException {
        this.server = server;
        selector = Selector.open();
        thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
        thread.start();
    }

    InetSocketAddress server() {
        return server;
    }

    SocketAddress nextLocal() {
        return new InetSocketAddress("127.0.0." + (1 + made++ % LOCALS), 0);
    }

    void submit(Exchange exchange) {
        run(() -> begin(exchange));
    }

    void run(Runnable task) {
        tasks.add(task);
        if (closed) {
            refuseRest();
        } else if (Thread.currentThread() != thread && woken.compareAndSet(false, true)) {
            selector.wakeup();
        }
    }

    private void begin(Exchange exchange) {
        if (closed) {
            exchange.fail(new IOException("the client is closed"));
            return;
        }
        Connection free = exchange.streams() ? null : idle.pollLast();
        if (free != null) {
            free.send(exchange);
            return;
        }
        try {
            var connection = new Connection(this, selector, exchange);
            if (exchange instanceof Exchange.Streaming stream) {
                stream.on(connection);
            }
        } catch (IOException unreachable) {
            exchange.fail(unreachable);
        }
    }

    void idle(Connection connection) {
        idle.addLast(connection);
    }

    void gone(Connection connection) {
        idle.remove(connection);
    }

    private void run() {
        while (!closed) {
            try {
                selector.select(key -> {
                    if (key.attachment() instanceof Connection connection) {
                        connection.ready(buffer);
                    }
                });
                woken.set(false);
                for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                    task.run();
                }
            } catch (IOException broken) {
                throw new IllegalStateException(broken);
            }
        }
        for (SelectionKey key : new ArrayList<>(selector.keys())) {
            if (key.attachment() instanceof Connection connection) {
                connection.fail(new IOException("the client is closed"));
            }
        }
        refuseRest();
    }

    private void refuseRest() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        selector.wakeup();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        selector.close();
    }
}
