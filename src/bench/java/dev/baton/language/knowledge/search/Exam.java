package dev.baton.language.knowledge.search;

import dev.baton.language.encoder.Encoder;
import dev.baton.language.knowledge.store.Articles;
import dev.baton.language.knowledge.store.Articles.Indexed;
import dev.baton.language.knowledge.text.Format;
import dev.baton.language.knowledge.text.Pages;
import dev.baton.language.knowledge.text.Passage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Articles, and questions of which it is known where the answer stands. */
final class Exam {

    private static final List<Path> ARTICLES =
            List.of(Path.of("src/main/resources/knowledge/demo"), Path.of("src/bench/knowledge/articles"));
    private static final Path QUESTIONS = Path.of("src/bench/knowledge/questions.txt");

    private Exam() {}

    /** @param places file, or file#heading, where the answer stands; empty if nowhere */
    record Item(Set<String> places, String question) {

        boolean answerable() {
            return !places.isEmpty();
        }

        /** Whether the passage is one that answers. */
        boolean answeredBy(Indexed passage) {
            return places.contains(passage.address()) || places.contains(passage.address() + "#" + passage.heading());
        }
    }

    /** All questions, in the order of the file. */
    static List<Item> items() {
        try {
            return Files.readAllLines(QUESTIONS).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" \\| ", 2))
                    .map(parts -> new Item(parts[0].equals("-") ? Set.of() : Set.of(parts[0].split(" / ")), parts[1]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The passages of the English articles, with vectors if an encoder is given. */
    static List<Indexed> passages(Optional<Encoder> encoder) {
        var passages = new ArrayList<Indexed>();
        for (var folder : ARTICLES) {
            try (Stream<Path> files = Files.list(folder)) {
                for (var file : files.sorted().toList()) {
                    passages.addAll(passages(file, encoder));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return passages;
    }

    private static List<Indexed> passages(Path file, Optional<Encoder> encoder) throws IOException {
        var name = file.getFileName().toString().replace(".md", "");
        var page = Pages.read(Format.MARKDOWN, Files.readString(file));
        if (page.language().orElse("en").equals("de")) {
            return List.of();
        }
        var id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        return Passage.of(page).stream()
                .map(passage -> new Indexed(
                        id,
                        name,
                        page.title(),
                        "en",
                        passage.heading(),
                        passage.text(),
                        encoder.map(its -> its.encode(Articles.encoded(page.title(), passage)))))
                .toList();
    }
}
