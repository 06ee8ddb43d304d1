package dev.baton.file;

import static dev.baton.file.FilesForTests.PIXEL;
import static dev.baton.file.FilesForTests.pdf;
import static dev.baton.file.FilesForTests.text;
import static dev.baton.file.FilesForTests.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SniffingTest {

    @TempDir
    private Path folder = Path.of("");

    static Stream<Arguments> kinds() {
        return Stream.of(
                arguments(FileKind.PNG, PIXEL),
                arguments(FileKind.JPEG, latin("\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF")),
                arguments(FileKind.GIF, latin("GIF89a\1\0\1\0")),
                arguments(FileKind.WEBP, latin("RIFF\4\0\0\0WEBPVP8 ")),
                arguments(FileKind.HEIC, latin("\0\0\0\u0018ftypheic\0\0\0\0mif1")),
                arguments(FileKind.PDF, pdf()),
                arguments(FileKind.TEXT, text("Grüße aus Köln\r\nno,name\n1,Ана")),
                arguments(FileKind.DOCX, zip("[Content_Types].xml", "word/document.xml")),
                arguments(FileKind.XLSX, zip("[Content_Types].xml", "xl/workbook.xml")),
                arguments(FileKind.PPTX, zip("[Content_Types].xml", "ppt/presentation.xml")),
                arguments(FileKind.ODT, zip("mimetype", "content.xml")),
                arguments(FileKind.MP4, latin("\0\0\0\u0018ftypisom\0\0\2\0")),
                arguments(FileKind.MOV, latin("\0\0\0\u0014ftypqt  \0\0\2\0")),
                arguments(FileKind.M4A, latin("\0\0\0\u0018ftypM4A \0\0\2\0")),
                arguments(FileKind.MP3, latin("ID3\3\0\0")));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_file_is_what_stands_in_it(FileKind kind, byte[] bytes) {
        assertThat(sniffed(bytes)).contains(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!doctype html><title>Hello</title>",
                "  \n<html><body onload=alert(1)>",
                "\uFEFF<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
                "Dear team, <script>alert(1)</script>",
                "#!/bin/sh\nrm -rf ~",
                "<?php system($_GET['c']);",
                "@ECHO off",
                "{\\rtf1 hello}",
                "a null \0 inside",
                "an escape \u001b[31m inside"
            })
    void pages_scripts_and_text_with_controls_are_of_no_kind(String content) {
        assertThat(sniffed(text(content))).isEmpty();
    }

    static Stream<byte[]> programs() {
        return Stream.of(
                latin("MZ\u0090\0\3\0\0\0"),
                latin("\u007fELF\2\1\1\0"),
                latin("\u00ca\u00fe\u00ba\u00be"),
                latin("\u00ff\u00fe<\0h\0t\0m\0l\0>\0"),
                zip("readme.txt"),
                zip("META-INF/MANIFEST.MF", "Main.class"),
                zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"),
                zip("mimetype", "Basic/Standard/script-lb.xml"),
                latin("PK\3\4 and then nothing"),
                new byte[0]);
    }

    @ParameterizedTest
    @MethodSource("programs")
    void programs_archives_and_documents_with_macros_are_of_no_kind(byte[] bytes) {
        assertThat(sniffed(bytes)).isEmpty();
    }

    /** Given out as what it was taken for, it can be nothing else. */
    @Test
    void a_file_that_is_two_things_is_the_one_that_it_begins_with() {
        assertThat(sniffed(both(latin("GIF89a/*"), text("*/=1;<script>alert(1)</script>"))))
                .contains(FileKind.GIF);
        assertThat(sniffed(both(pdf(), zip("a.txt")))).contains(FileKind.PDF);
        assertThat(sniffed(both(text("hello\n"), pdf()))).contains(FileKind.TEXT);
        assertThat(sniffed(both(latin("\0"), PIXEL))).isEmpty();
    }

    @Test
    void a_long_text_is_read_to_its_end_and_no_character_is_lost_where_it_is_cut() {
        String long_ = "ä€𝄞 ".repeat(5_000);
        assertThat(sniffed(text(long_))).contains(FileKind.TEXT);
        assertThat(sniffed(both(text(long_), new byte[] {0}))).isEmpty();
        byte[] cut = text(long_ + "€");
        assertThat(sniffed(Arrays.copyOf(cut, cut.length - 1))).isEmpty();
    }

    @Property(tries = 300)
    void whatever_comes_in_is_looked_at_without_harm(@ForAll byte[] bytes) throws IOException {
        Path file = Files.createTempFile("sniff", "");
        try {
            Files.write(file, bytes);
            assertThat(Sniffing.of(file)).isNotNull();
        } finally {
            Files.delete(file);
        }
    }

    private Optional<FileKind> sniffed(byte[] bytes) {
        try {
            return Sniffing.of(Files.write(folder.resolve("file"), bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] both(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
