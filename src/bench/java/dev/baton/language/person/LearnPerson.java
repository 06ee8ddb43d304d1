package dev.baton.language.person;

import dev.baton.assistant.PlainText;
import dev.baton.language.encoder.Background;
import dev.baton.language.encoder.BgeSmallEncoder;
import dev.baton.language.person.HeadTrainer.Seen;
import dev.baton.language.person.Lessons.Lesson;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Learns the shipped weights anew from the language files: {@code known.txt}, {@code weights.gz} and the fingerprint of
 * the sentences, {@code lessons.sha256}.
 */
public final class LearnPerson {

    /** Sentences made of each template. */
    static final int PER_TEMPLATE = 40;

    private static final Path RESOURCES = Path.of("src/main/resources/language/person");
    private static final String VOCABULARY = "/bge-small-en-v1.5-q-tokenizer.json";

    private LearnPerson() {}

    /** Writes both files; says how long it took. */
    public static void main(String[] args) throws IOException {
        List<Lesson> lessons = Lessons.all(PER_TEMPLATE);
        Set<String> known = knownWords();
        Files.write(RESOURCES.resolve("known.txt"), known);
        var lexicon = Lexicon.builtIn(known);
        PersonHead head = learn(lessons, new WordFeatures(lexicon));
        try (OutputStream into = Files.newOutputStream(RESOURCES.resolve("weights.gz"))) {
            head.write(into);
        }
        Files.writeString(RESOURCES.resolve("lessons.sha256"), fingerprint(lessons, known) + "\n");
        long asking = lessons.stream().filter(Lesson::asks).count();
        System.out.printf("%d sentences, %d of them ask; %d known words%n", lessons.size(), asking, known.size());
    }

    /** What tells these lessons from others. */
    static String fingerprint(List<Lesson> lessons, Set<String> known) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Lesson lesson : lessons) {
                digest.update((lesson.text() + '\t' + lesson.asks() + '\n').getBytes(StandardCharsets.UTF_8));
            }
            digest.update(String.join("\n", known).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static PersonHead learn(List<Lesson> lessons, WordFeatures features) {
        try (var encoder = BgeSmallEncoder.load()) {
            var vectors = VectorFile.over(encoder, Path.of("target/person-vectors.bin"));
            float[][] encoded = vectors.all(lessons.stream().map(Lesson::text).toList());
            return new HeadTrainer()
                    .train(IntStream.range(0, lessons.size())
                            .mapToObj(at -> new Seen(
                                    features.of(PlainText.of(lessons.get(at).text())),
                                    encoded[at],
                                    lessons.get(at).asks()))
                            .toList());
        }
    }

    /** Words of the encoder's vocabulary and of the templates that look like a word of a class and are another. */
    static Set<String> knownWords() throws IOException {
        Map<String, String> classes = Lexicon.classesOf(LanguageFile.BUILT_IN);
        var candidates = new HashSet<String>();
        try (InputStream content = Objects.requireNonNull(LearnPerson.class.getResourceAsStream(VOCABULARY))) {
            JsonMapper.shared()
                    .readTree(content)
                    .path("model")
                    .path("vocab")
                    .properties()
                    .forEach(entry -> candidates.add(entry.getKey()));
        }
        for (String language : LanguageFile.BUILT_IN) {
            LanguageFile.read(language)
                    .sections()
                    .values()
                    .forEach(lines -> lines.forEach(line ->
                            candidates.addAll(List.of(PlainText.of(line).words().split(" ")))));
        }
        Background.sentences()
                .forEach(line ->
                        candidates.addAll(List.of(PlainText.of(line).words().split(" "))));
        var known = new TreeSet<String>();
        for (String word : candidates) {
            if (word.chars().allMatch(Character::isLetter)
                    && !classes.containsKey(word)
                    && classes.keySet().stream().anyMatch(key -> looksLike(word, key))) {
                known.add(word);
            }
        }
        return known;
    }

    private static boolean looksLike(String word, String key) {
        return Slips.between(word, key, word.length() >= 8 ? 2 : 1) || Slips.swapped(word, key);
    }
}
