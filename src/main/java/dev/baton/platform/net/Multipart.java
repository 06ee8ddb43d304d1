package dev.baton.platform.net;

import dev.baton.platform.net.CheckedHttp.Stream;
import dev.baton.platform.net.CheckedHttp.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A form with files (RFC 7578), of which nothing is in memory as a whole. */
public final class Multipart {

    private Multipart() {}

    /**
     * A part.
     *
     * @param name the field's name
     * @param file the file's name, if it is one
     * @param type its media type
     * @param size its bytes
     * @param writer writes them
     */
    public record Part(String name, Optional<String> file, String type, long size, Writer writer) {
        /** Some JSON. */
        public static Part json(String name, String json) {
            byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
            return new Part(name, Optional.empty(), "application/json", bytes.length, out -> out.write(bytes));
        }

        private byte[] head(String boundary) {
            return ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + quoted(name) + "\""
                            + file.map(called -> "; filename=\"" + quoted(called) + "\"")
                                    .orElse("")
                            + "\r\nContent-Type: " + type + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8);
        }

        /** As browsers write it (HTML standard, multipart/form-data). */
        private static String quoted(String text) {
            return text.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
        }
    }

    /** All parts as one body. */
    public static Stream of(List<Part> parts) {
        String boundary = "baton-" + UUID.randomUUID();
        byte[] end = ("--" + boundary + "--\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] line = "\r\n".getBytes(StandardCharsets.US_ASCII);
        long size = end.length;
        for (Part part : parts) {
            size += part.head(boundary).length + part.size() + line.length;
        }
        return new Stream("multipart/form-data; boundary=" + boundary, size, out -> {
            for (Part part : parts) {
                out.write(part.head(boundary));
                part.writer().writeTo(out);
                out.write(line);
            }
            out.write(end);
        });
    }
}
