package dev.baton.language.model;

import dev.baton.platform.BatonProperties;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The language model as configured, or none. */
@Configuration(proxyBeanMethods = false)
class ModelConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(ModelConfiguration.class);

    @Bean
    LanguageModel languageModel(BatonProperties properties, InstantSource clock) {
        var settings = properties.model();
        if (settings.url() == null || settings.url().isBlank()) {
            return new NoModel();
        }
        if (settings.timeout().isNegative()
                || settings.timeout().isZero()
                || settings.maxTokens() < 1
                || settings.concurrency() < 1) {
            throw new IllegalArgumentException(
                    "BATON_MODEL_TIMEOUT, BATON_MODEL_MAX_TOKENS and BATON_MODEL_CONCURRENCY must be more than 0.");
        }
        var address = ModelAddress.of(settings.url(), settings.name(), Optional.ofNullable(settings.key()));
        if (address.isPlain()) {
            LOG.warn("BATON_MODEL_URL begins with http: what customers write can be read on the way to the language"
                    + " model. That is fine only on this machine or in a network of your own.");
        }
        return new ChatCompletions(address, settings.timeout(), settings.maxTokens(), settings.concurrency(), clock);
    }
}
