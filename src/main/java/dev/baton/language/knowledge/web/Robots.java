package dev.baton.language.knowledge.web;

import crawlercommons.robots.BaseRobotRules;
import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What sites allow in their robots.txt (RFC 9309), read once per site and reading. No robots.txt allows everything; one that does not answer, nothing. */
final class Robots {

    private final Web web;
    private final SimpleRobotRulesParser parser = new SimpleRobotRulesParser();
    private final Map<String, BaseRobotRules> rules = new HashMap<>();

    Robots(Web web) {
        this.web = web;
    }

    /** Whether the site says that it cannot be asked now. */
    boolean unanswered(URI page) {
        return of(page).isDeferVisits();
    }

    boolean allows(URI page) {
        return of(page).isAllowed(page.toString());
    }

    /** The pause that the site asks for, if it is longer than ours. */
    Duration pace(URI page, Duration ours) {
        var wished = of(page).getCrawlDelay();
        var longest = WebLimits.LONGEST_PACE;
        if (wished == BaseRobotRules.UNSET_CRAWL_DELAY || wished <= ours.toMillis()) {
            return ours;
        }
        return wished > longest.toMillis() ? longest : Duration.ofMillis(wished);
    }

    List<URI> sitemaps(URI page) {
        return of(page).getSitemaps().stream()
                .flatMap(address -> Addresses.page(address).stream())
                .toList();
    }

    private BaseRobotRules of(URI page) {
        var origin = Addresses.origin(page);
        var known = rules.get(origin);
        if (known == null) {
            known = read(URI.create(origin + "/robots.txt"), 0);
            rules.put(origin, known);
        }
        return known;
    }

    private BaseRobotRules read(URI address, int redirects) {
        return switch (web.get(address, Validators.NONE)) {
            case Fetched.Body body ->
                parser.parseContent(address.toString(), body.bytes(), body.type(), List.of(HttpWeb.ROBOT));
            case Fetched.Moved moved ->
                redirects >= WebLimits.REDIRECTS
                        ? new SimpleRobotRules(RobotRulesMode.ALLOW_ALL)
                        : Addresses.page(moved.to())
                                .map(to -> read(to, redirects + 1))
                                .orElseGet(() -> new SimpleRobotRules(RobotRulesMode.ALLOW_ALL));
            case Fetched.Failed failed -> parser.failedFetch(503);
            case Fetched.Gone gone -> new SimpleRobotRules(RobotRulesMode.ALLOW_ALL);
            case Fetched.Refused refused -> new SimpleRobotRules(RobotRulesMode.ALLOW_ALL);
            case Fetched.Unchanged unchanged -> new SimpleRobotRules(RobotRulesMode.ALLOW_ALL);
        };
    }
}
