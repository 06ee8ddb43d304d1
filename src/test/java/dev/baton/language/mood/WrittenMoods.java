package dev.baton.language.mood;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Frustrated and calm messages of one file. */
record WrittenMoods(List<String> frustrated, List<String> calm) {

    private static final int APART = 7;

    static WrittenMoods read(String name) {
        return new WrittenMoods(lines(name, '+'), lines(name, '-'));
    }

    /** These, and pairs of them: a message with one frustrated sentence is a frustrated message. */
    WrittenMoods withPairs() {
        return new WrittenMoods(
                Stream.of(frustrated, pairs(frustrated, frustrated), pairs(calm, frustrated), pairs(frustrated, calm))
                        .flatMap(List::stream)
                        .toList(),
                Stream.of(calm, pairs(calm, calm), pairs(calm, calm.reversed()))
                        .flatMap(List::stream)
                        .toList());
    }

    private static List<String> pairs(List<String> one, List<String> other) {
        return IntStream.range(0, one.size())
                .mapToObj(at -> one.get(at) + ". " + other.get((at + APART) % other.size()))
                .toList();
    }

    private static List<String> lines(String name, char sign) {
        String resource = "/language/mood/" + name + ".txt";
        try (InputStream content = Objects.requireNonNull(WrittenMoods.class.getResourceAsStream(resource))) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && line.charAt(0) == sign)
                    .flatMap(line -> Arrays.stream(line.substring(2).split("\\|")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
