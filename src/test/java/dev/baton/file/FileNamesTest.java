package dev.baton.file;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "receipt.pdf              | PDF  | receipt.pdf",
                "Photo.JPEG               | JPEG | Photo.jpeg",
                "orders.csv               | TEXT | orders.csv",
                "cat.exe                  | PNG  | cat.exe.png",
                "page.html                | TEXT | page.html.txt",
                "C:\\fakepath\\bill.pdf | PDF  | bill.pdf",
                "../../etc/passwd         | TEXT | passwd.txt",
                "...                      | PNG  | file.png",
                "''                       | PNG  | file.png",
                ".png                     | PNG  | png.png",
                "a<b>:c?.png              | PNG  | abc.png",
                "Rechnung Köln.pdf        | PDF  | Rechnung Köln.pdf"
            })
    void a_name_has_no_path_and_ends_as_the_file_is(String said, FileKind kind, String kept) {
        assertThat(FileNames.of(said, kind)).isEqualTo(kept);
    }

    /** "gpj.exe" read from the right is a picture. */
    @ParameterizedTest
    @CsvSource({"photo_\u202Egnp.exe", "photo\u200B.exe", "photo\u0007.exe"})
    void nothing_hides_what_a_name_says(String said) {
        assertThat(FileNames.of(said, FileKind.PNG))
                .startsWith("photo")
                .endsWith(".exe.png")
                .matches("[\\x20-\\x7e]+");
    }

    @Property
    void every_name_is_short_has_one_line_and_an_ending(@ForAll String said, @ForAll FileKind kind) {
        String name = FileNames.of(said, kind);

        assertThat(name.codePointCount(0, name.length())).isLessThanOrEqualTo(FileNames.LONGEST);
        assertThat(name).doesNotContain("/", "\\", "\n", "\r", "\0").doesNotStartWith(".");
        assertThat(kind.endings()).contains(name.substring(name.lastIndexOf('.') + 1));
    }
}
