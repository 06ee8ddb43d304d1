package dev.baton;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FeaturesTest {

    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|\\.spec\\.ts))`");

    @Test
    void every_test_that_the_state_of_the_contract_names_is_there() throws IOException {
        Set<String> named = TEST.matcher(Files.readString(Path.of("docs", "features.md")))
                .results()
                .map(MatchResult::group)
                .map(name -> name.replace("`", ""))
                .map(name -> name.endsWith(".ts") ? name : name + ".java")
                .collect(Collectors.toSet());
        assertThat(named).isNotEmpty();
        assertThat(files()).containsAll(named);
    }

    private static Set<String> files() throws IOException {
        try (Stream<Path> java = Files.walk(Path.of("src", "test", "java"));
                Stream<Path> specs = Files.walk(Path.of("web", "e2e"))) {
            return Stream.concat(java, specs)
                    .map(file -> file.getFileName().toString())
                    .collect(Collectors.toSet());
        }
    }
}
