package dev.baton.language.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.platform.BatonProperties;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelAddressTest {

    private static final Optional<String> KEY = Optional.of("sk-secret");

    @ParameterizedTest
    @CsvSource({
        "https://models.example/v1,                  https://models.example/v1/chat/completions",
        "https://models.example/v1/,                 https://models.example/v1/chat/completions",
        "http://127.0.0.1:11434/v1,                  http://127.0.0.1:11434/v1/chat/completions",
        "https://models.example/v1/chat/completions, https://models.example/v1/chat/completions"
    })
    void the_address_of_completions_follows_from_the_servers(String url, String completions) {
        assertThat(ModelAddress.of(url, "m", KEY).completions()).hasToString(completions);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "models.example/v1",
                "ftp://models.example",
                "https://",
                "https://me:sk-secret@models.example/v1",
                "https://models.example/v1?key=sk-secret",
                "https://a b"
            })
    void an_address_that_leads_nowhere_is_refused_without_repeating_it(String url) {
        assertThatThrownBy(() -> ModelAddress.of(url, "m", KEY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("BATON_MODEL_URL")
                .hasMessageNotContaining("sk-secret");
    }

    @Test
    void a_key_that_was_copied_with_its_line_break_is_refused_without_showing_it() {
        assertThatThrownBy(() -> ModelAddress.of("https://models.example", "m", Optional.of("sk-secret\n")))
                .hasMessageStartingWith("BATON_MODEL_KEY")
                .hasMessageNotContaining("sk-secret");
    }

    @Test
    void nothing_shows_the_key() {
        assertThat(ModelAddress.of("https://models.example", "m", KEY).toString())
                .doesNotContain("sk-secret");
        assertThat(new BatonProperties.Model("https://models.example", "sk-secret", "m", Duration.ofSeconds(1), 1, 1))
                .asString()
                .doesNotContain("sk-secret");
    }
}
