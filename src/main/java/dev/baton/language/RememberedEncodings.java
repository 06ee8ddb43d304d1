package dev.baton.language;

import dev.baton.language.encoder.Encoding;
import dev.baton.language.encoder.LayeredEncoder;
import java.util.HashMap;
import java.util.Map;

/** Encodes each text of one message once, whoever asks. For one thread and one message. */
final class RememberedEncodings implements LayeredEncoder {

    private final LayeredEncoder encoder;
    private final Map<String, Encoding> known = new HashMap<>();

    RememberedEncodings(LayeredEncoder encoder) {
        this.encoder = encoder;
    }

    @Override
    public Encoding encoding(String text) {
        return known.computeIfAbsent(text, encoder::encoding);
    }
}
