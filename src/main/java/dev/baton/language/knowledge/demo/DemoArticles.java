package dev.baton.language.knowledge.demo;

import dev.baton.language.knowledge.store.Sources;
import dev.baton.language.knowledge.store.Versions;
import dev.baton.language.knowledge.text.Format;
import dev.baton.platform.BatonProperties;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Gives the demo shop's assistant its help articles, when the demo is on and it never had any. */
@Component
class DemoArticles implements SmartInitializingSingleton {

    private static final String ASSISTANT = "demo";
    private static final String ARTICLES = "classpath*:knowledge/demo/*.md";

    private final Sources sources;
    private final Versions versions;
    private final boolean on;

    DemoArticles(Sources sources, Versions versions, BatonProperties properties) {
        this.sources = sources;
        this.versions = versions;
        this.on = properties.demoOn();
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (!on || versions.of(ASSISTANT).version() > 0) {
            return;
        }
        try {
            for (var resource : new PathMatchingResourcePatternResolver().getResources(ARTICLES)) {
                sources.addFile(
                        ASSISTANT,
                        Objects.requireNonNull(resource.getFilename()),
                        Format.MARKDOWN,
                        resource.getContentAsString(StandardCharsets.UTF_8),
                        Optional.empty());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        versions.raise(ASSISTANT);
    }
}
