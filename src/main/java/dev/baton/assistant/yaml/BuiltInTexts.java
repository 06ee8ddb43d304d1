package dev.baton.assistant.yaml;

import dev.baton.assistant.AnswerKind;
import dev.baton.assistant.HandoverSettings.NobodyOnline;
import dev.baton.assistant.LocalizedText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The texts that an assistant has where its document says nothing, in the languages of {@code texts.yaml}. */
final class BuiltInTexts {

    private static final Map<String, Map<String, String>> TEXTS = load();

    private BuiltInTexts() {}

    /** The built-in text; customers without a language of theirs get the assistant's default, else English. */
    static LocalizedText text(String key, String defaultLanguage) {
        Map<String, String> byLanguage = Objects.requireNonNull(TEXTS.get(key), key);
        String language = defaultLanguage.split("-", 2)[0];
        return new LocalizedText(byLanguage, byLanguage.containsKey(language) ? language : "en");
    }

    /** What is said after an invalid answer of this kind. */
    static LocalizedText retry(AnswerKind kind, String defaultLanguage) {
        return text(
                switch (kind) {
                    case AnswerKind.Number number -> "retryNumber";
                    case AnswerKind.Currency currency -> "retryNumber";
                    case AnswerKind.Percent percent -> "retryNumber";
                    case AnswerKind.Date date -> "retryDate";
                    case AnswerKind.Time time -> "retryTime";
                    case AnswerKind.Options options -> "retryOptions";
                    case AnswerKind.Confirmation confirmation -> "retryConfirmation";
                    case AnswerKind.Text text -> "retry";
                    case AnswerKind.Regex regex -> "retry";
                    case AnswerKind.Email email -> "retryEmail";
                    case AnswerKind.Phone phone -> "retryPhone";
                    case AnswerKind.Url url -> "retry";
                },
                defaultLanguage);
    }

    /** What is said when nobody is online promises what will happen (M2). */
    static LocalizedText offline(NobodyOnline nobodyOnline, String defaultLanguage) {
        return text(
                switch (nobodyOnline) {
                    case WAIT -> "offline";
                    case BOT -> "offlineBot";
                    case END -> "offlineEnd";
                    case LEAVE_MESSAGE -> "offlineMessage";
                    case LINK -> "offlineLink";
                },
                defaultLanguage);
    }

    static List<LocalizedText> rephrase(String defaultLanguage) {
        return List.of(
                text("rephrase1", defaultLanguage),
                text("rephrase2", defaultLanguage),
                text("rephrase3", defaultLanguage));
    }

    private static Map<String, Map<String, String>> load() {
        try (InputStream file = Objects.requireNonNull(BuiltInTexts.class.getResourceAsStream("texts.yaml"))) {
            var content = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromInputStream(file);
            var texts = new LinkedHashMap<String, Map<String, String>>();
            content.forEach((key, value) -> {
                var byLanguage = new LinkedHashMap<String, String>();
                ((Map<?, ?>) value).forEach((language, text) -> byLanguage.put("" + language, "" + text));
                texts.put("" + key, Map.copyOf(byLanguage));
            });
            return Map.copyOf(texts);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
