package dev.baton.language.knowledge.reading;

import dev.baton.assistant.Assistants;
import dev.baton.language.encoder.BgeSmallEncoder;
import dev.baton.language.encoder.Encoder;
import dev.baton.language.knowledge.search.ArticleKnowledge;
import dev.baton.language.knowledge.search.LoadedArticles;
import dev.baton.language.knowledge.store.Articles;
import dev.baton.language.knowledge.store.Sources;
import dev.baton.language.knowledge.store.Vectors;
import dev.baton.language.knowledge.store.Versions;
import dev.baton.language.knowledge.web.HttpWeb;
import dev.baton.language.knowledge.web.WebLimits;
import dev.baton.language.model.LanguageModel;
import dev.baton.platform.BatonProperties;
import dev.baton.platform.Hints;
import dev.baton.platform.Leases;
import dev.baton.platform.Node;
import dev.baton.platform.net.AddressRule;
import java.net.InetAddress;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the knowledge of assistants together. */
@Configuration(proxyBeanMethods = false)
class KnowledgeConfiguration {

    private static final Encoder ENCODER = text -> BgeSmallEncoder.shared().encode(text);

    @Bean
    Sources knowledgeSources(JdbcClient jdbc, InstantSource clock) {
        return new Sources(jdbc, clock);
    }

    @Bean
    Vectors knowledgeVectors(JdbcClient jdbc, InstantSource clock) {
        return new Vectors(jdbc, ENCODER, clock);
    }

    @Bean
    Articles knowledgeArticles(
            JdbcClient jdbc, PlatformTransactionManager transactions, Vectors vectors, InstantSource clock) {
        return new Articles(jdbc, new TransactionTemplate(transactions), vectors, clock);
    }

    @Bean
    Versions knowledgeVersions(JdbcClient jdbc, Hints hints) {
        return new Versions(jdbc, hints);
    }

    @Bean
    LoadedArticles loadedArticles(Versions versions, Articles articles) {
        return new LoadedArticles(versions, articles);
    }

    @Bean
    ArticleKnowledge knowledge(LoadedArticles loaded, LanguageModel model) {
        return new ArticleKnowledge(loaded, ENCODER, model);
    }

    @Bean
    HttpWeb knowledgeWeb(BatonProperties properties) {
        return new HttpWeb(
                InetAddress::getAllByName,
                new AddressRule(properties.knowledge().allowPrivateAddresses()),
                limits(properties));
    }

    @Bean
    Refresher knowledgeRefresher(
            Sources sources,
            Versions versions,
            Vectors vectors,
            Articles articles,
            HttpWeb web,
            BatonProperties properties,
            Assistants assistants,
            Leases leases,
            Node node,
            InstantSource clock) {
        return new Refresher(
                sources,
                versions,
                vectors,
                new SourceReading(sources, articles, web, limits(properties)),
                assistantId -> assistants
                        .find(assistantId)
                        .map(assistant -> assistant.languages().getFirst())
                        .orElse("en"),
                leases,
                node.id(),
                clock);
    }

    private static WebLimits limits(BatonProperties properties) {
        var settings = properties.knowledge();
        return WebLimits.of(settings.pages(), settings.time(), settings.pace());
    }
}
