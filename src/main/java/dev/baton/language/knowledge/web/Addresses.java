package dev.baton.language.knowledge.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** Addresses of pages, written so that one page has one address. */
public final class Addresses {

    private Addresses() {}

    /** Reads an address of a page; empty if it is none, or none that can be read: {@code http} or {@code https}, with a host, without a password. */
    public static Optional<URI> page(String text) {
        var cleaned = text.strip().replace(" ", "%20");
        if (cleaned.length() > WebLimits.ADDRESS_LENGTH) {
            return Optional.empty();
        }
        try {
            return page(new URI(cleaned));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** The same for an address that is one; without its fragment, its host in small letters, without a port that goes without saying. */
    public static Optional<URI> page(URI address) {
        var scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        var host = address.getHost();
        if (!(scheme.equals("http") || scheme.equals("https"))
                || host == null
                || address.getRawUserInfo() != null
                || address.getPort() > 65_535) {
            return Optional.empty();
        }
        try {
            var usual = address.getPort() == (scheme.equals("http") ? 80 : 443);
            var path = address.normalize().getRawPath();
            var text = scheme + "://" + host.toLowerCase(Locale.ROOT)
                    + (usual || address.getPort() < 0 ? "" : ":" + address.getPort())
                    + (path == null || path.isEmpty() ? "/" : path)
                    + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Scheme, host and port. */
    static String origin(URI address) {
        return address.getScheme() + "://" + address.getRawAuthority();
    }
}
