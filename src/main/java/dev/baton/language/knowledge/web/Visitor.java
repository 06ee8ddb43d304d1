package dev.baton.language.knowledge.web;

import dev.baton.language.knowledge.text.Format;
import dev.baton.language.knowledge.text.HtmlPages;
import dev.baton.language.knowledge.text.Page;
import dev.baton.language.knowledge.text.Pages;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Visits single pages: asks robots.txt, follows redirects and checks each of them anew, reads what comes. */
final class Visitor {

    private final Web web;
    private final Robots robots;

    Visitor(Web web, Robots robots) {
        this.web = web;
        this.robots = robots;
    }

    /**
     * Visits a page.
     *
     * @param within where redirects may lead to
     * @param beforeEach called before each request
     */
    Visit visit(URI page, Validators known, Predicate<URI> within, Runnable beforeEach) {
        var address = page;
        for (var redirects = 0; redirects <= WebLimits.REDIRECTS; redirects++) {
            if (robots.unanswered(address)) {
                return new Visit.Failed("The site's robots.txt does not answer, so nothing is read until it does.");
            }
            if (!robots.allows(address)) {
                return new Visit.Lost("The site's robots.txt does not allow this page to be read.");
            }
            beforeEach.run();
            var fetched = web.get(address, redirects == 0 ? known : Validators.NONE);
            if (!(fetched instanceof Fetched.Moved moved)) {
                return result(address, fetched);
            }
            var to = Addresses.page(moved.to()).filter(within);
            if (to.isEmpty()) {
                return new Visit.Lost("The page has moved to an address that does not belong to this source.");
            }
            address = to.get();
        }
        return new Visit.Failed("The page redirects more than " + WebLimits.REDIRECTS + " times.");
    }

    private static Visit result(URI address, Fetched fetched) {
        return switch (fetched) {
            case Fetched.Body body -> read(address, body);
            case Fetched.Unchanged unchanged -> new Visit.Unchanged(address);
            case Fetched.Gone gone -> new Visit.Lost(gone.reason());
            case Fetched.Refused refused -> new Visit.Lost(refused.reason());
            case Fetched.Failed failed -> new Visit.Failed(failed.reason());
            case Fetched.Moved moved -> new Visit.Failed("The page redirects.");
        };
    }

    private static Visit read(URI address, Fetched.Body body) {
        if (body.noIndex()) {
            return new Visit.Lost("The site asks not to use this page (noindex).");
        }
        var format = Format.ofMediaType(body.type());
        if (format.isEmpty()) {
            return new Visit.Lost("The page is of the type " + (body.type().isEmpty() ? "unknown" : body.type())
                    + "; HTML, Markdown and plain text can be read.");
        }
        if (format.get() == Format.HTML) {
            return html(address, body, Pages.parse(body.bytes(), body.charset(), address.toString()));
        }
        var page = Pages.read(format.get(), Pages.decode(body.bytes(), body.charset()));
        return readable(address, page, body.validators(), List.of());
    }

    private static Visit html(URI address, Fetched.Body body, Document document) {
        var asked = document.select("meta[name~=(?i)^robots$]").stream()
                .map(meta -> meta.attr("content").toLowerCase(Locale.ROOT))
                .toList();
        var links = asked.stream().anyMatch(wish -> wish.contains("nofollow")) ? List.<URI>of() : links(document);
        var page = asked.stream().anyMatch(wish -> wish.contains("noindex"))
                ? new Page("", java.util.Optional.empty(), List.of())
                : HtmlPages.read(document);
        return readable(address, page, body.validators(), links);
    }

    /** An empty page is read too: its links count, and an article of it is no more. */
    private static Visit readable(URI address, Page page, Validators validators, List<URI> links) {
        return new Visit.Read(address, page, validators, links);
    }

    private static List<URI> links(Document document) {
        return document.select("a[href]").stream()
                .filter(link -> !link.attr("rel").toLowerCase(Locale.ROOT).contains("nofollow"))
                .limit(WebLimits.ADDRESSES)
                .map(Visitor::target)
                .flatMap(target -> Addresses.page(target).stream())
                .distinct()
                .toList();
    }

    private static String target(Element link) {
        return link.absUrl("href");
    }
}
