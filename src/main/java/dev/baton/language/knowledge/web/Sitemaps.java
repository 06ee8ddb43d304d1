package dev.baton.language.knowledge.web;

import dev.baton.language.knowledge.text.Pages;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;

/** Finds the pages that a site lists in its sitemaps. The XML is read by a parser that knows no entities of its own and opens nothing. */
final class Sitemaps {

    private final Web web;
    private final WebLimits limits;

    Sitemaps(Web web, WebLimits limits) {
        this.web = web;
        this.limits = limits;
    }

    /** The pages in the sitemaps and in those that they name, up to {@link WebLimits#ADDRESSES}; what cannot be read lists none. */
    List<URI> pages(List<URI> sitemaps, Runnable beforeEach) {
        var pages = new ArrayList<URI>();
        var open = new ArrayDeque<>(sitemaps);
        var seen = new HashSet<>(sitemaps);
        for (var count = 0; !open.isEmpty() && count < WebLimits.SITEMAPS; count++) {
            beforeEach.run();
            if (!(web.get(open.remove(), Validators.NONE) instanceof Fetched.Body body)) {
                continue;
            }
            var xml = Jsoup.parse(Pages.decode(unpacked(body.bytes()), Optional.empty()), Parser.xmlParser());
            for (var place : xml.select("sitemap > loc")) {
                Addresses.page(place.text()).filter(seen::add).ifPresent(open::add);
            }
            for (var place : xml.select("url > loc")) {
                if (pages.size() < WebLimits.ADDRESSES) {
                    Addresses.page(place.text()).ifPresent(pages::add);
                }
            }
        }
        return pages;
    }

    private byte[] unpacked(byte[] bytes) {
        if (bytes.length < 2 || (bytes[0] & 0xff) != 0x1f || (bytes[1] & 0xff) != 0x8b) {
            return bytes;
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readNBytes(limits.bytes());
        } catch (IOException e) {
            return new byte[0];
        }
    }
}
