package dev.baton.language.encoder;

import jakarta.annotation.PreDestroy;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The one encoder of a server, loaded when it is first used: it takes half a second and some 150 MB, and not everybody needs it. */
@Component
public class SharedEncoder implements Encoder {

    private volatile @Nullable BgeSmallEncoder loaded;

    @Override
    public float[] encode(String text) {
        var ready = loaded;
        return (ready == null ? load() : ready).encode(text);
    }

    private synchronized BgeSmallEncoder load() {
        var ready = loaded;
        if (ready == null) {
            ready = BgeSmallEncoder.load();
            loaded = ready;
        }
        return ready;
    }

    /** Frees the model; the server is stopping, and nobody encodes any more. */
    @PreDestroy
    synchronized void close() {
        var ready = loaded;
        if (ready != null) {
            ready.close();
        }
    }
}
