package dev.baton.language.knowledge.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.language.knowledge.text.Page;
import dev.baton.language.knowledge.web.Site.Outcome;
import dev.baton.platform.net.AddressRule;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Reading a site that stands on this machine, which is allowed here; the timeout only ends a test that hangs. */
@Timeout(60)
class SiteTest {

    private static final WebLimits LIMITS = limits(50, 10);

    private final FakeSite site = FakeSite.open();
    private final HttpWeb web = new HttpWeb(InetAddress::getAllByName, new AddressRule(true), LIMITS);
    private final Notes notes = new Notes();

    @AfterEach
    void close() {
        web.close();
        site.close();
    }

    @Test
    void a_site_is_what_its_pages_link_to_below_the_first_one() {
        site.article(
                "/help/",
                "Help",
                "Start here.",
                "returns",
                "/help/pay/cards?x=1#top",
                "/jobs",
                "https://other.example/");
        site.article("/help/returns", "Returns", "Thirty days.", "/help/", "deep/er");
        site.article("/help/deep/er", "Deeper", "Far below.");
        site.article("/help/pay/cards?x=1", "Cards", "All of them.");
        site.article("/jobs", "Jobs", "Not help.");

        var outcome = read("/help/", true);

        assertThat(outcome).isEqualTo(new Outcome(true, 4, java.util.Optional.empty()));
        assertThat(notes.titles()).containsExactlyInAnyOrder("Help", "Returns", "Deeper", "Cards");
        assertThat(site.asked()).doesNotContain("/jobs", "/elsewhere");
    }

    @Test
    void a_single_page_is_read_alone() {
        site.article("/help/", "Help", "Start here.", "returns");
        site.article("/help/returns", "Returns", "Thirty days.");

        read("/help/", false);

        assertThat(notes.titles()).containsExactly("Help");
    }

    @Test
    void pages_that_only_the_sitemap_names_are_found() {
        site.article("/help/", "Help", "Start here.");
        site.article("/help/hidden", "Hidden", "Nobody links here.");
        site.text("/robots.txt", "text/plain", "Sitemap: " + site.address("/maps/index.xml"));
        site.text(
                "/maps/index.xml",
                "application/xml",
                "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
                        + "<sitemapindex><sitemap><loc>" + site.address("/maps/help.xml")
                        + "</loc></sitemap></sitemapindex>");
        site.text(
                "/maps/help.xml",
                "application/xml",
                "<urlset><url><loc>" + site.address("/help/hidden") + "</loc></url><url><loc>" + site.address("/jobs")
                        + "</loc></url></urlset>");

        read("/help/", true);

        assertThat(notes.titles()).containsExactlyInAnyOrder("Help", "Hidden");
    }

    @Test
    void what_robots_txt_forbids_is_not_asked_for() {
        site.text("/robots.txt", "text/plain", "User-agent: *\nDisallow: /help/private\n");
        site.article("/help/", "Help", "Start here.", "private", "public");
        site.article("/help/private", "Private", "Not for robots.");
        site.article("/help/public", "Public", "For all.");

        read("/help/", true);

        assertThat(notes.titles()).containsExactlyInAnyOrder("Help", "Public");
        assertThat(site.asked()).doesNotContain("/help/private");
    }

    @Test
    void a_robots_txt_that_does_not_answer_forbids_everything_for_now() {
        site.on("/robots.txt", exchange -> exchange.sendResponseHeaders(503, -1));
        site.article("/help/", "Help", "Start here.");

        assertThat(read("/help/", true).problem())
                .contains("The site's robots.txt does not answer, so nothing is read until it does.");
        assertThat(notes.pages).isEmpty();
    }

    @Test
    void pages_that_lead_in_circles_and_without_end_are_read_once_and_up_to_the_limit() {
        site.article("/help/", "Help", "Start here.", "/help/?page=1", "/help/loop");
        site.redirect("/help/loop", "/help/loop2");
        site.redirect("/help/loop2", "/help/loop");
        for (var page = 1; page < 100; page++) {
            site.article("/help/?page=" + page, "Page " + page, "More.", "/help/?page=" + (page + 1), "/help/");
        }

        var outcome = Site.read(web, limits(20, 200), site.address("/help/"), true, Map.of(), notes);

        assertThat(outcome.complete()).isFalse();
        assertThat(outcome.pages()).isEqualTo(20);
        assertThat(site.asked()).filteredOn("/help/?page=3"::equals).hasSize(1);
    }

    @Test
    void links_are_followed_only_so_deep() {
        site.article("/help/", "0", "x", "/help/1");
        for (var depth = 1; depth < 9; depth++) {
            site.article("/help/" + depth, "" + depth, "x", "/help/" + (depth + 1));
        }

        Site.read(web, limits(50, 3), site.address("/help/"), true, Map.of(), notes);

        assertThat(notes.titles()).containsExactlyInAnyOrder("0", "1", "2", "3");
    }

    @Test
    void a_redirect_out_of_the_site_is_not_followed() {
        try (var other = FakeSite.open()) {
            other.article("/secret", "Secret", "Of another site.");
            site.article("/help/", "Help", "Start here.", "away");
            site.redirect("/help/away", other.address("/secret").toString());

            read("/help/", true);

            assertThat(other.asked()).isEmpty();
            assertThat(notes.lost).contains(site.address("/help/away"));
        }
    }

    @Test
    void a_first_page_that_redirects_to_a_private_address_is_refused() {
        Web publicSite = (address, known) -> switch (address.getPath()) {
            case "/robots.txt" -> new Fetched.Gone("none");
            default ->
                address.getHost().equals("help.example")
                        ? new Fetched.Moved(site.address("/admin"))
                        : guarded(address, known);
        };
        site.article("/admin", "Admin", "Secret.");

        var outcome = Site.read(publicSite, LIMITS, URI.create("http://help.example/"), true, Map.of(), notes);

        assertThat(outcome.problem()).hasValueSatisfying(why -> assertThat(why).contains("private network"));
        assertThat(site.asked()).isEmpty();
    }

    private static Fetched guarded(URI address, Validators known) {
        try (var guarded = new HttpWeb(InetAddress::getAllByName, new AddressRule(false), LIMITS)) {
            return guarded.get(address, known);
        }
    }

    @Test
    void what_is_no_text_and_what_asks_to_be_left_out_is_no_article() {
        site.article("/help/", "Help", "Start here.", "file", "noindex", "header");
        site.on("/help/file", exchange -> FakeSite.send(exchange, 200, "application/pdf", new byte[] {1, 2, 3}));
        site.page(
                "/help/noindex",
                "<html><head><meta name=robots content='noindex'></head><body><h1>No</h1><p>Text</p></body></html>");
        site.on("/help/header", exchange -> {
            exchange.getResponseHeaders().set("X-Robots-Tag", "noindex");
            FakeSite.send(exchange, 200, "text/html", "<h1>No</h1><p>Text</p>".getBytes(StandardCharsets.UTF_8));
        });

        read("/help/", true);

        assertThat(notes.pages.values().stream().filter(page -> !page.isEmpty()).map(Page::title))
                .containsExactly("Help");
    }

    @Test
    void text_is_read_in_the_charset_of_header_or_page() {
        site.on(
                "/latin",
                exchange -> FakeSite.send(
                        exchange,
                        200,
                        "text/html; charset=klingon",
                        "<meta charset=iso-8859-1><h1>Größe</h1><p>Für Füße</p>"
                                .getBytes(StandardCharsets.ISO_8859_1)));
        site.on(
                "/plain",
                exchange -> FakeSite.send(
                        exchange, 200, "text/plain", "Größe\n\nFür Füße.".getBytes(Charset.forName("windows-1252"))));

        read("/latin", false);
        read("/plain", false);

        assertThat(notes.titles()).containsExactly("Größe", "Größe");
    }

    @Test
    void unchanged_pages_are_not_sent_again_and_new_ones_are_found_through_those_that_changed() {
        site.article("/help/", "Help", "Start here.", "a", "b");
        site.article("/help/a", "A", "First.");
        site.article("/help/b", "B", "Second.");
        read("/help/", true);
        var known = notes.known();
        site.article("/help/b", "B", "Second, now with a link.", "c");
        site.article("/help/c", "C", "New.");
        var later = new Notes();

        Site.read(web, LIMITS, site.address("/help/"), true, known, later);

        assertThat(later.titles()).containsExactlyInAnyOrder("B", "C");
        assertThat(later.unchanged).containsExactlyInAnyOrder(site.address("/help/"), site.address("/help/a"));
    }

    @Test
    void vanished_pages_are_lost_and_those_that_only_fail_are_not() {
        site.article("/help/", "Help", "Start here.");
        site.on("/help/b", exchange -> exchange.sendResponseHeaders(500, -1));
        var known = Map.of(
                site.address("/help/"), Validators.NONE,
                site.address("/help/a"), Validators.NONE,
                site.address("/help/b"), Validators.NONE,
                URI.create("http://elsewhere.example/"), Validators.NONE);

        var outcome = Site.read(web, LIMITS, site.address("/help/"), true, known, notes);

        assertThat(notes.lost)
                .contains(site.address("/help/a"), URI.create("http://elsewhere.example/"))
                .doesNotContain(site.address("/help/b"));
        assertThat(outcome.complete()).isFalse();
    }

    @Test
    void a_reading_that_nobody_wants_any_more_ends() {
        site.article("/help/", "Help", "Start here.", "a", "b");
        site.article("/help/a", "A", "First.");
        notes.wanted = 1;

        var outcome = read("/help/", true);

        assertThat(outcome.complete()).isFalse();
        assertThat(notes.pages).hasSize(1);
    }

    private Outcome read(String path, boolean whole) {
        return Site.read(web, LIMITS, site.address(path), whole, Map.of(), notes);
    }

    private static WebLimits limits(int pages, int depth) {
        return new WebLimits(
                Duration.ofSeconds(5),
                Duration.ofSeconds(20),
                Duration.ofSeconds(30),
                100_000,
                pages,
                depth,
                Duration.ofMinutes(5),
                Duration.ZERO);
    }

    /** What a reading brought. */
    private static final class Notes implements Site.Reader {
        private final Map<URI, Page> pages = new TreeMap<>();
        private final Map<URI, Validators> validators = new HashMap<>();
        private final List<URI> unchanged = new ArrayList<>();
        private final List<URI> lost = new ArrayList<>();
        private int wanted = Integer.MAX_VALUE;

        List<String> titles() {
            return pages.values().stream().map(Page::title).toList();
        }

        Map<URI, Validators> known() {
            return Map.copyOf(validators);
        }

        @Override
        public void read(URI address, Page page, Validators given) {
            pages.put(address, page);
            validators.put(address, given);
        }

        @Override
        public void unchanged(URI address) {
            unchanged.add(address);
        }

        @Override
        public void lost(URI address) {
            lost.add(address);
        }

        @Override
        public boolean goOn() {
            return wanted-- > 0;
        }
    }
}
