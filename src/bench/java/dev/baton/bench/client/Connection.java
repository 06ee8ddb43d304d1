package dev.baton.bench.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** One connection of a {@link Loop}; used by its thread alone. It carries one request at a time, or one stream for good. */
final class Connection implements ResponseReader.Sink {

    private final Loop loop;
    private final SocketChannel channel;
    private final SelectionKey key;
    private final ResponseReader reader = new ResponseReader(this);
    private final ByteArrayOutputStream body = new ByteArrayOutputStream(0);
    private Exchange exchange;
    private ByteBuffer unsent = ByteBuffer.allocate(0);
    private int status;
    private boolean connected;
    private boolean fresh = true;

    Connection(Loop loop, Selector selector, Exchange first) throws IOException {
        this.loop = loop;
        this.exchange = first;
        channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.bind(loop.nextLocal());
        key = channel.register(selector, SelectionKey.OP_CONNECT, this);
        if (channel.connect(loop.server())) {
            connected();
        }
    }

    /** The next request, on a connection that has answered the one before. */
    void send(Exchange next) {
        fresh = false;
        exchange = next;
        begin();
    }

    void ready(ByteBuffer buffer) {
        try {
            if (key.isConnectable() && channel.finishConnect()) {
                connected();
            }
            if (key.isValid() && key.isWritable()) {
                write();
            }
            if (key.isValid() && key.isReadable()) {
                read(buffer);
            }
        } catch (IOException | RuntimeException broken) {
            fail(broken);
        }
    }

    private void connected() {
        connected = true;
        key.interestOps(SelectionKey.OP_READ);
        begin();
    }

    private void begin() {
        if (exchange.isCancelled()) {
            close();
            return;
        }
        unsent = ByteBuffer.wrap(exchange.bytes());
        try {
            write();
        } catch (IOException broken) {
            fail(broken);
        }
    }

    private void write() throws IOException {
        channel.write(unsent);
        key.interestOps(unsent.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    private void read(ByteBuffer buffer) throws IOException {
        buffer.clear();
        int count = channel.read(buffer);
        if (count < 0) {
            throw new IOException("closed by the server");
        }
        reader.read(buffer.flip());
    }

    @Override
    public void head(int answered) {
        status = answered;
        exchange.head(answered);
    }

    @Override
    public void body(ByteBuffer piece) {
        if (exchange.streams()) {
            exchange.piece(piece);
        } else {
            while (piece.hasRemaining()) {
                body.write(piece.get());
            }
        }
    }

    @Override
    public void end() {
        var answered = exchange;
        var text = body.toString(StandardCharsets.UTF_8);
        body.reset();
        if (answered.streams()) {
            close();
        } else {
            exchange = Exchange.NONE;
            loop.idle(this);
        }
        answered.end(status, text);
    }

    /** Whether the server had answered something on this connection before the request that it carries now. */
    boolean reused() {
        return !fresh;
    }

    void fail(Exception broken) {
        var lost = exchange;
        exchange = Exchange.NONE;
        close();
        loop.gone(this);
        lost.fail(connected ? new IOException("connection lost: " + broken.getMessage(), broken) : broken);
    }

    void close() {
        key.cancel();
        try {
            channel.close();
        } catch (IOException alreadyGone) {
            key.attach(null);
        }
    }
}
