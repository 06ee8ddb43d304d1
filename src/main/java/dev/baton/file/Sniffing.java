package dev.baton.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Finds out what a file is by looking into it; its name and what the sender says of it count for nothing. Signatures must stand at
 * the very beginning, so that a file that is two things is taken for the first. What is not in the table, or carries programs (an
 * office document with macros, a page, a script), is of no kind. Sources: the formats' own specifications.
 */
final class Sniffing {

    private static final int HEAD = 4096;
    private static final int MOST_ENTRIES = 10_000;

    private static final byte[] PNG = bytes(0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a);
    private static final byte[] JPEG = bytes(0xff, 0xd8, 0xff);
    private static final byte[] ZIP = bytes('P', 'K', 3, 4);

    /** How pages, drawings and scripts begin: text that other programs would run. */
    private static final List<String> RUNNING = List.of("<", "#!", "%!ps", "{\\rtf", "@echo");

    private static final List<String> MARKUP = List.of("<html", "<script", "<svg", "<!doctype", "<?xml", "<?php");

    private Sniffing() {}

    /** What the file is; empty if it is nothing that may be sent. */
    static Optional<FileKind> of(Path file) throws IOException {
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(HEAD);
        }
        if (begins(head, ZIP)) {
            return ofArchive(file);
        }
        return ofHead(head).or(() -> Optional.of(FileKind.TEXT).filter(text -> isText(file)));
    }

    private static Optional<FileKind> ofHead(byte[] head) {
        if (begins(head, PNG)) {
            return Optional.of(FileKind.PNG);
        }
        if (begins(head, JPEG)) {
            return Optional.of(FileKind.JPEG);
        }
        String latin = new String(head, StandardCharsets.ISO_8859_1);
        if (latin.startsWith("GIF87a") || latin.startsWith("GIF89a")) {
            return Optional.of(FileKind.GIF);
        }
        if (latin.startsWith("RIFF") && latin.startsWith("WEBP", 8)) {
            return Optional.of(FileKind.WEBP);
        }
        if (latin.startsWith("%PDF-")) {
            return Optional.of(FileKind.PDF);
        }
        if (latin.startsWith("ID3")) {
            return Optional.of(FileKind.MP3);
        }
        return latin.startsWith("ftyp", 4) && latin.length() >= 12 ? ofBrand(latin.substring(8, 12)) : Optional.empty();
    }

    /** ISO base media files name their brand. */
    private static Optional<FileKind> ofBrand(String brand) {
        return switch (brand) {
            case "heic", "heix", "heim", "heis", "mif1" -> Optional.of(FileKind.HEIC);
            case "qt  " -> Optional.of(FileKind.MOV);
            case "M4A " -> Optional.of(FileKind.M4A);
            case "isom", "iso2", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V ", "dash" ->
                Optional.of(FileKind.MP4);
            default -> Optional.empty();
        };
    }

    /** Only the archive's directory is read: nothing is unpacked. */
    private static Optional<FileKind> ofArchive(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_ENTRIES) {
                return Optional.empty();
            }
            List<String> names = zip.stream().map(ZipEntry::getName).toList();
            if (names.stream().anyMatch(name -> name.endsWith("vbaProject.bin") || name.startsWith("Basic/"))) {
                return Optional.empty();
            }
            return names.contains("[Content_Types].xml") ? ofOffice(names) : ofOpenDocument(zip);
        } catch (ZipException broken) {
            return Optional.empty();
        }
    }

    private static Optional<FileKind> ofOffice(List<String> names) {
        return Stream.of(FileKind.DOCX, FileKind.XLSX, FileKind.PPTX)
                .filter(kind -> names.contains(
                        switch (kind) {
                            case DOCX -> "word/document.xml";
                            case XLSX -> "xl/workbook.xml";
                            default -> "ppt/presentation.xml";
                        }))
                .findFirst();
    }

    private static Optional<FileKind> ofOpenDocument(ZipFile zip) throws IOException {
        ZipEntry type = zip.getEntry("mimetype");
        if (type == null) {
            return Optional.empty();
        }
        try (InputStream in = zip.getInputStream(type)) {
            String said = new String(in.readNBytes(128), StandardCharsets.US_ASCII);
            return Stream.of(FileKind.ODT, FileKind.ODS)
                    .filter(kind -> kind.mediaType().equals(said))
                    .findFirst();
        }
    }

    /** UTF-8 throughout, without control characters, and neither a page nor a script. */
    private static boolean isText(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            var decoder = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT);
            var bytes = ByteBuffer.allocate(HEAD);
            var characters = CharBuffer.allocate(HEAD);
            boolean first = true;
            boolean end;
            do {
                int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                end = read < 0;
                bytes.position(bytes.position() + Math.max(read, 0)).flip();
                var result = decoder.decode(bytes, characters, end);
                if (result.isError()) {
                    result.throwException();
                }
                bytes.compact();
                characters.flip();
                if (!isPlain(characters) || first && runs(characters.toString())) {
                    return false;
                }
                first = first && characters.isEmpty();
                characters.clear();
            } while (!end);
            return Files.size(file) > 0;
        } catch (CharacterCodingException otherThanText) {
            return false;
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    private static boolean isPlain(CharBuffer characters) {
        return characters.chars().noneMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f');
    }

    private static boolean runs(String beginning) {
        String text = beginning.replace("\uFEFF", "").stripLeading().toLowerCase(Locale.ROOT);
        return RUNNING.stream().anyMatch(text::startsWith) || MARKUP.stream().anyMatch(text::contains);
    }

    private static boolean begins(byte[] head, byte[] signature) {
        return head.length >= signature.length
                && Arrays.equals(head, 0, signature.length, signature, 0, signature.length);
    }

    private static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (int index = 0; index < values.length; index++) {
            bytes[index] = (byte) values[index];
        }
        return bytes;
    }
}
