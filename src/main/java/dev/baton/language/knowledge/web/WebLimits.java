package dev.baton.language.knowledge.web;

import java.time.Duration;

/**
 * Bounds of reading from the web.
 *
 * @param connect time to connect, for each address of the host
 * @param silence longest time without a byte
 * @param page time for one page from asking to its last byte
 * @param bytes bytes of one page, unpacked
 * @param pages pages of one source
 * @param depth links from the first page
 * @param time time for one reading of a source
 * @param pace pause between two requests; the site's own {@code Crawl-delay} counts if it is longer, up to 10 s
 */
public record WebLimits(
        Duration connect,
        Duration silence,
        Duration page,
        int bytes,
        int pages,
        int depth,
        Duration time,
        Duration pace) {

    /** Redirects that are followed for one page. */
    public static final int REDIRECTS = 5;

    /** Addresses that one reading remembers. */
    public static final int ADDRESSES = 10_000;

    /** Characters of an address. */
    public static final int ADDRESS_LENGTH = 2_000;

    /** Sitemaps that are read for one source. */
    public static final int SITEMAPS = 20;

    /** Longest pause that a site may ask for. */
    public static final Duration LONGEST_PACE = Duration.ofSeconds(10);

    /** The bounds that are not configured, with those that are. */
    public static WebLimits of(int pages, Duration time, Duration pace) {
        return new WebLimits(
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(20),
                2 * 1024 * 1024,
                pages,
                10,
                time,
                pace);
    }
}
