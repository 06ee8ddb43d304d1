package dev.baton.bench.client;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Speaks HTTP/1.1 to one server on this machine for thousands of callers: a few threads carry all connections, so that the
 * load takes as little as possible of the processors that it shares with the server. Requests go over kept connections, as
 * many as are under way at once; each stream has its own. A request whose connection breaks fails with an
 * {@link IOException}; nothing is ever sent twice.
 */
public final class LoadClient implements AutoCloseable {

    private final Loop[] loops;
    private final AtomicInteger next = new AtomicInteger();

    /**
     * @param port where the server listens on loopback
     * @param threads how many threads carry the connections
     */
    public LoadClient(int port, int threads) throws IOException {
        loops = new Loop[threads];
        for (int i = 0; i < threads; i++) {
            loops[i] = new Loop("load-" + i, new InetSocketAddress("127.0.0.1", port));
        }
    }

    /** Sends a request; what follows its completion runs in a thread that carries connections and must not block. */
    public CompletableFuture<Answer> send(Call call) {
        var answer = new CompletableFuture<Answer>();
        loop().submit(new Exchange.Whole(call.bytes(false), answer));
        return answer;
    }

    /** Sends a request and waits; not for a thread that carries connections. */
    public Answer ask(Call call) throws IOException {
        try {
            return send(call).join();
        } catch (CompletionException failed) {
            throw new IOException(failed.getCause());
        }
    }

    /** Opens a stream. */
    public EventStream stream(Call call, StreamListener listener) {
        var loop = loop();
        var stream = new Exchange.Streaming(loop, call.bytes(true), listener);
        loop.submit(stream);
        return stream;
    }

    private Loop loop() {
        return loops[Math.floorMod(next.getAndIncrement(), loops.length)];
    }

    /** Breaks all connections; what is under way fails. */
    @Override
    public void close() throws IOException {
        for (Loop loop : loops) {
            loop.close();
        }
    }
}
