package dev.baton.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.people.CannedReply.Audience;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CannedSearchTest {

    private static final List<CannedReply> REPLIES = List.of(
            reply("Return label", "ret", "Here is your label.", "en"),
            reply("Retoure", "retoure", "Hier ist Ihr Etikett.", "de"),
            reply("How to return", "", "Send it back within 30 days.", ""),
            reply("Café opening", "open", "We open at nine and return at one.", ""));

    private static CannedReply reply(String title, String shortcut, String text, String language) {
        return new CannedReply(
                new UUID(0, title.hashCode()),
                title,
                text,
                Optional.of(shortcut).filter(given -> !given.isEmpty()),
                Optional.of(language).filter(given -> !given.isEmpty()),
                new Audience.Everybody());
    }

    private static List<String> found(String typed, String language) {
        return CannedSearch.among(REPLIES, typed, Optional.of(language)).stream()
                .map(CannedReply::title)
                .toList();
    }

    @Test
    void the_very_shortcut_comes_first_then_shortcut_title_and_text() {
        assertThat(found("ret", "en")).containsExactly("Return label", "Retoure", "How to return", "Café opening");
        assertThat(found("retoure", "en")).containsExactly("Retoure");
    }

    @Test
    void with_nothing_typed_all_are_found_in_the_customers_language_first() {
        assertThat(found("", "de-AT")).containsExactly("Retoure", "Café opening", "How to return", "Return label");
    }

    @Test
    void every_word_must_occur_without_regard_to_case_and_accents() {
        assertThat(found("cafe NINE", "en")).containsExactly("Café opening");
        assertThat(found("cafe ten", "en")).isEmpty();
    }
}
