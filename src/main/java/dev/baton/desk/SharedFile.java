package dev.baton.desk;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;

/**
 * A file that was sent with a line, for a desk that takes files: by its address or by its bytes. It has passed the check, where files
 * are checked.
 *
 * @param name what it is called
 * @param type its media type, found by looking into it
 * @param size in bytes
 * @param address opens this file and nothing else, for some days
 * @param bytes writes what stands in it; nothing of it is in memory as a whole
 */
public record SharedFile(String name, String type, long size, URI address, Bytes bytes) {

    /** Writes the bytes; may be called as often as needed. */
    @FunctionalInterface
    public interface Bytes {
        void writeTo(OutputStream out) throws IOException;
    }

    /** As a line of text, for whoever can only be shown text. */
    public String asText() {
        return name + ": " + address;
    }

    @Override
    public String toString() {
        return "SharedFile[" + type + ", " + size + " bytes]";
    }
}
