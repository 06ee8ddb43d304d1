package dev.baton.people;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * Makes the picture that is shown from the one that somebody sent: a square JPEG of {@value #SIDE} pixels. It is drawn anew, so
 * nothing but the pixels survives: no place where a photograph was taken, no program hidden in a picture.
 */
final class Portrait {

    /** Pixels of the square that is kept. */
    static final int SIDE = 256;

    /** Pixels of one side of what is sent, at most: more may be a few bytes that unpack to gigabytes. */
    static final int LARGEST_SIDE = 4_096;

    private static final Set<String> FORMATS = Set.of("png", "jpeg");

    private Portrait() {}

    /** The picture as it is kept; empty if this is no PNG or JPEG, or too large to unpack. */
    static Optional<byte[]> of(byte[] sent) {
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(sent))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                return read(reader, in);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException notAPicture) {
            // The readers meet damaged pictures with exceptions of every kind.
            return Optional.empty();
        }
    }

    private static Optional<byte[]> read(ImageReader reader, ImageInputStream in) throws IOException {
        if (!FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        reader.setInput(in, true, true);
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if (Math.min(width, height) < 1 || Math.max(width, height) > LARGEST_SIDE) {
            return Optional.empty();
        }
        return Optional.of(jpeg(square(reader.read(0))));
    }

    /** The middle of it, on white where it is transparent. */
    private static BufferedImage square(BufferedImage picture) {
        int side = Math.min(picture.getWidth(), picture.getHeight());
        int left = (picture.getWidth() - side) / 2;
        int top = (picture.getHeight() - side) / 2;
        var square = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        var graphics = square.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, SIDE, SIDE);
            graphics.drawImage(picture, 0, 0, SIDE, SIDE, left, top, left + side, top + side, null);
        } finally {
            graphics.dispose();
        }
        return square;
    }

    private static byte[] jpeg(BufferedImage picture) throws IOException {
        var out = new ByteArrayOutputStream();
        // Without this stream a file would be written first.
        try (ImageOutputStream memory = new MemoryCacheImageOutputStream(out)) {
            if (!ImageIO.write(picture, "jpeg", memory)) {
                throw new IOException("This Java writes no JPEG.");
            }
        }
        return out.toByteArray();
    }
}
