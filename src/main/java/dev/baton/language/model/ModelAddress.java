package dev.baton.language.model;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a model is, which one, and what opens it. Never shows the key.
 *
 * @param completions the address that prompts are posted to
 * @param model the model's name at that server
 * @param key what is sent as bearer token, if anything
 */
record ModelAddress(URI completions, String model, Optional<String> key) {

    private static final String PATH = "/chat/completions";

    /**
     * From the configuration.
     *
     * @throws IllegalArgumentException if it can lead nowhere; the message says what to change and shows no key
     */
    static ModelAddress of(String url, String model, Optional<String> key) {
        if (model.isBlank()) {
            throw new IllegalArgumentException("BATON_MODEL_URL is set, but not which model: set BATON_MODEL_NAME.");
        }
        if (key.filter(text -> !text.chars().allMatch(c -> c > ' ' && c < 0x7F)).isPresent()) {
            throw new IllegalArgumentException(
                    "BATON_MODEL_KEY holds a space, a line break or a character that no key has; copy it again.");
        }
        return new ModelAddress(completions(url.strip()), model.strip(), key.filter(text -> !text.isEmpty()));
    }

    private static URI completions(String url) {
        try {
            var address = new URI(url);
            String scheme = Optional.ofNullable(address.getScheme()).orElse("").toLowerCase(Locale.ROOT);
            if ((scheme.equals("http") || scheme.equals("https"))
                    && address.getHost() != null
                    && address.getRawUserInfo() == null
                    && address.getRawQuery() == null
                    && address.getRawFragment() == null) {
                String path = url.replaceAll("/+$", "");
                return URI.create(path.endsWith(PATH) ? path : path + PATH);
            }
        } catch (URISyntaxException e) {
            // said below, without the text, which may hold a key
        }
        throw new IllegalArgumentException("BATON_MODEL_URL is no address of a model."
                + " Write it as https://host/v1, without user, password or question mark.");
    }

    /** Whether what is sent there can be read on the way. */
    boolean isPlain() {
        return "http".equalsIgnoreCase(completions.getScheme());
    }

    @Override
    public String toString() {
        return "ModelAddress[completions=" + completions + ", model=" + model + ", key="
                + (key.isPresent() ? "•••" : "none") + "]";
    }
}
