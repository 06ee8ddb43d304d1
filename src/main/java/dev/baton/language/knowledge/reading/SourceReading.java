package dev.baton.language.knowledge.reading;

import dev.baton.language.knowledge.store.Articles;
import dev.baton.language.knowledge.store.Source;
import dev.baton.language.knowledge.store.Source.Kind;
import dev.baton.language.knowledge.store.Sources;
import dev.baton.language.knowledge.text.Block;
import dev.baton.language.knowledge.text.Format;
import dev.baton.language.knowledge.text.Languages;
import dev.baton.language.knowledge.text.Page;
import dev.baton.language.knowledge.text.Pages;
import dev.baton.language.knowledge.web.Addresses;
import dev.baton.language.knowledge.web.Site;
import dev.baton.language.knowledge.web.Site.Outcome;
import dev.baton.language.knowledge.web.Validators;
import dev.baton.language.knowledge.web.Web;
import dev.baton.language.knowledge.web.WebLimits;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Reads one source: brings its articles to what it says now. Doing it twice, or twice at a time, does no harm. */
final class SourceReading {

    private final Sources sources;
    private final Articles articles;
    private final Web web;
    private final WebLimits limits;

    SourceReading(Sources sources, Articles articles, Web web, WebLimits limits) {
        this.sources = sources;
        this.articles = articles;
        this.web = web;
        this.limits = limits;
    }

    /**
     * Reads a source.
     *
     * @param usualLanguage of articles whose language nothing tells
     * @param goOn asked now and then; when it says no, what was read so far stays
     */
    Outcome read(Source source, String usualLanguage, BooleanSupplier goOn) {
        return source.kind() == Kind.FILE ? file(source, usualLanguage) : pages(source, usualLanguage, goOn);
    }

    private Outcome file(Source source, String usualLanguage) {
        var content = sources.content(source.id());
        if (content.isEmpty()) {
            return new Outcome(false, 0, Optional.of("The file has no content any more; upload it again."));
        }
        var page = Pages.read(Format.of(source.format()), content.get());
        if (page.isEmpty()) {
            articles.remove(source.id(), source.address());
            return new Outcome(true, 0, Optional.of("Nothing to read was found in the file."));
        }
        articles.put(source, source.address(), page, language(source, page, usualLanguage), Validators.NONE);
        return new Outcome(true, 1, Optional.empty());
    }

    private Outcome pages(Source source, String usualLanguage, BooleanSupplier goOn) {
        var root = Addresses.page(source.address());
        if (root.isEmpty()) {
            return new Outcome(false, 0, Optional.of("The address cannot be read; it must begin with http or https."));
        }
        var keeper = new Keeper(source, usualLanguage, goOn);
        var outcome = Site.read(web, limits, root.get(), source.kind() == Kind.SITE, known(source), keeper);
        if (outcome.problem().isEmpty() && articles.count(source.id()) == 0) {
            return new Outcome(false, 0, Optional.of("Nothing to read was found at this address."));
        }
        return outcome;
    }

    /** What to ask for conditionally: nothing, unless the last reading saw everything. */
    private Map<URI, Validators> known(Source source) {
        var known = new LinkedHashMap<URI, Validators>();
        for (var article : articles.known(source.id())) {
            Addresses.page(article.address())
                    .ifPresent(
                            address -> known.put(address, source.complete() ? article.validators() : Validators.NONE));
        }
        return known;
    }

    private static String language(Source source, Page page, String usual) {
        return page.language()
                .or(source::language)
                .or(() -> Languages.guess(text(page)))
                .orElse(usual);
    }

    private static String text(Page page) {
        return page.sections().stream()
                .flatMap(section -> section.blocks().stream())
                .map(Block::text)
                .limit(100)
                .collect(Collectors.joining("\n"));
    }

    /** Keeps what a site's reading brings. */
    private final class Keeper implements Site.Reader {

        private final Source source;
        private final String usualLanguage;
        private final BooleanSupplier goOn;

        Keeper(Source source, String usualLanguage, BooleanSupplier goOn) {
            this.source = source;
            this.usualLanguage = usualLanguage;
            this.goOn = goOn;
        }

        @Override
        public void read(URI address, Page page, Validators validators) {
            if (page.isEmpty()) {
                lost(address);
            } else {
                articles.put(source, address.toString(), page, language(source, page, usualLanguage), validators);
            }
        }

        @Override
        public void unchanged(URI address) {
            // The article is as it was.
        }

        @Override
        public void lost(URI address) {
            articles.remove(source.id(), address.toString());
        }

        @Override
        public boolean goOn() {
            return goOn.getAsBoolean();
        }
    }
}
