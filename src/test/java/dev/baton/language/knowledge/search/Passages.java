package dev.baton.language.knowledge.search;

import dev.baton.language.encoder.Encoder;
import dev.baton.language.knowledge.store.Articles;
import dev.baton.language.knowledge.store.Articles.Indexed;
import dev.baton.language.knowledge.text.Passage;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** Passages for tests. */
final class Passages {

    private Passages() {}

    /** One of an article of that title. */
    static Indexed of(String language, String title, String heading, String text, Optional<Encoder> encoder) {
        var passage = new Passage(heading, text);
        return new Indexed(
                UUID.nameUUIDFromBytes(title.getBytes(StandardCharsets.UTF_8)),
                "https://help.example/"
                        + title.toLowerCase(java.util.Locale.ROOT).replace(' ', '-'),
                title,
                language,
                heading,
                text,
                encoder.map(its -> its.encode(Articles.encoded(title, passage))));
    }
}
