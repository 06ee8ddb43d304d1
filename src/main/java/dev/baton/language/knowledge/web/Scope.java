package dev.baton.language.knowledge.web;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/**
 * The part of a site that belongs to a source: the same scheme, host and port, and below the folder of its first page.
 *
 * @param origin scheme, host and port
 * @param folder the path that all pages begin with; ends with a slash
 */
record Scope(String origin, String folder) {

    private static final Set<String> NO_PAGES = Set.of(
            "png", "jpg", "jpeg", "gif", "svg", "webp", "ico", "css", "js", "json", "xml", "pdf", "zip", "gz", "mp4",
            "mp3", "woff", "woff2", "ttf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "csv", "exe", "dmg", "apk",
            "rss", "atom");

    /** What belongs to a source that begins with this page. A path without an ending is a folder: {@code /help} has {@code /help/a}. */
    static Scope of(URI first) {
        var path = first.getRawPath();
        var last = path.substring(path.lastIndexOf('/') + 1);
        var folder = path.endsWith("/")
                ? path
                : last.contains(".") ? path.substring(0, path.length() - last.length()) : path + "/";
        return new Scope(Addresses.origin(first), folder);
    }

    boolean contains(URI address) {
        var path = address.getRawPath();
        return Addresses.origin(address).equals(origin)
                && (path.startsWith(folder) || path.equals(folder.substring(0, folder.length() - 1)));
    }

    /** Whether the address may be a page, by its ending. */
    static boolean mayBePage(URI address) {
        var path = address.getRawPath();
        var name = path.substring(path.lastIndexOf('/') + 1);
        var dot = name.lastIndexOf('.');
        return dot < 0 || !NO_PAGES.contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }
}
