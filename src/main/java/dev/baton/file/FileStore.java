package dev.baton.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.UUID;

/**
 * Where the bytes of files are. Apart from the log and from what is known of a file, so that they can move to a store of their own
 * without either noticing.
 */
public interface FileStore {

    /** Keeps all that can be read, under an id that is new; all of it or nothing. */
    void keep(UUID id, InputStream bytes) throws IOException;

    /** Writes what is kept; nothing if there is nothing. The reader may be slow: nothing is held meanwhile. */
    void write(UUID id, OutputStream to) throws IOException;

    /** Forgets it; nothing happens if there is nothing. */
    void forget(UUID id);
}
