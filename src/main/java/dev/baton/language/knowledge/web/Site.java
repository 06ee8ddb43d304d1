package dev.baton.language.knowledge.web;

import dev.baton.language.knowledge.text.Page;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads one page, or the part of a site below it: what the pages link to and what the sitemaps list, breadth first, one
 * request at a time with a pause between, within {@link WebLimits}.
 *
 * <p>Pages known from the last reading are visited by their own right, not because something links to them. So a page
 * that is unchanged need not be sent for its links: a new page is found through the page that changed to name it. That
 * holds only after a reading that saw everything ({@link Outcome#complete}); after any other, nothing is asked
 * conditionally.
 */
public final class Site {

    private final Web web;
    private final WebLimits limits;
    private final Robots robots;
    private final Visitor visitor;
    private final Reader reader;
    private final Set<URI> met = new HashSet<>();
    private final ArrayDeque<Step> open = new ArrayDeque<>();
    private final long end;
    private boolean complete = true;
    private boolean first = true;
    private int pages;

    private record Step(URI address, int depth) {}

    /** Who takes what is read; called on the reading thread. */
    public interface Reader {
        /** A page as it is now; an empty one too. */
        void read(URI address, Page page, Validators validators);

        /** A page is as it was. */
        void unchanged(URI address);

        /** An address is no page of the source any more. */
        void lost(URI address);

        /** Whether to go on; asked before each request. */
        boolean goOn();
    }

    /**
     * How a reading ended.
     *
     * @param complete whether everything that there is was seen
     * @param pages how many pages were read or found unchanged
     * @param problem why nothing could be read, as a sentence; empty if something was
     */
    public record Outcome(boolean complete, int pages, Optional<String> problem) {}

    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super(null, null, false, false);
        }
    }

    private Site(Web web, WebLimits limits, Reader reader) {
        this.web = web;
        this.limits = limits;
        this.reader = reader;
        this.robots = new Robots(web);
        this.visitor = new Visitor(web, robots);
        this.end = System.nanoTime() + limits.time().toNanos();
    }

    /**
     * Reads a source.
     *
     * @param root its first page
     * @param whole whether to read the site below it too
     * @param known the pages of the last reading, with what to ask them by
     */
    public static Outcome read(
            Web web, WebLimits limits, URI root, boolean whole, Map<URI, Validators> known, Reader reader) {
        return new Site(web, limits, reader).read(root, whole, known);
    }

    private Outcome read(URI root, boolean whole, Map<URI, Validators> known) {
        try {
            var start = visitor.visit(root, known.getOrDefault(root, Validators.NONE), to -> true, () -> pause(root));
            return switch (start) {
                case Visit.Read page -> begun(page.address(), root, start, whole, known);
                case Visit.Unchanged page -> begun(page.address(), root, start, whole, known);
                case Visit.Lost lost -> new Outcome(false, 0, Optional.of(lost.reason()));
                case Visit.Failed failed -> new Outcome(false, 0, Optional.of(failed.reason()));
            };
        } catch (Stopped e) {
            return new Outcome(false, pages, Optional.empty());
        }
    }

    private Outcome begun(URI address, URI root, Visit start, boolean whole, Map<URI, Validators> known) {
        var scope = Scope.of(address);
        met.add(root);
        met.add(address);
        take(address, start, whole ? 0 : limits.depth(), scope);
        if (!address.equals(root)) {
            reader.lost(root);
        }
        known.keySet().stream()
                .filter(page -> !page.equals(root) && !(whole && scope.contains(page)))
                .forEach(reader::lost);
        if (whole) {
            known.keySet().forEach(page -> meet(page, 1, scope));
            var sitemaps = robots.sitemaps(address);
            var usual = List.of(URI.create(Addresses.origin(address) + "/sitemap.xml"));
            new Sitemaps(web, limits)
                    .pages(sitemaps.isEmpty() ? usual : sitemaps, () -> pause(address))
                    .forEach(page -> meet(page, 1, scope));
            walk(scope, known);
        }
        return new Outcome(complete, pages, Optional.empty());
    }

    private void walk(Scope scope, Map<URI, Validators> known) {
        while (!open.isEmpty()) {
            if (pages >= limits.pages()) {
                complete = false;
                return;
            }
            var step = open.remove();
            var visit = visitor.visit(
                    step.address(),
                    known.getOrDefault(step.address(), Validators.NONE),
                    scope::contains,
                    () -> pause(step.address()));
            take(step.address(), visit, step.depth(), scope);
        }
    }

    private void take(URI asked, Visit visit, int depth, Scope scope) {
        switch (visit) {
            case Visit.Read read -> {
                if (!read.address().equals(asked)) {
                    reader.lost(asked);
                    if (!met.add(read.address())) {
                        return;
                    }
                }
                pages++;
                reader.read(read.address(), read.page(), read.validators());
                for (var link : read.links()) {
                    meet(link, depth + 1, scope);
                }
            }
            case Visit.Unchanged unchanged -> {
                pages++;
                reader.unchanged(unchanged.address());
            }
            case Visit.Lost lost -> reader.lost(asked);
            case Visit.Failed failed -> complete = false;
        }
    }

    private void meet(URI address, int depth, Scope scope) {
        if (depth > limits.depth() || !scope.contains(address) || !Scope.mayBePage(address) || met.contains(address)) {
            return;
        }
        if (met.size() >= WebLimits.ADDRESSES) {
            complete = false;
            return;
        }
        met.add(address);
        open.add(new Step(address, depth));
    }

    /** Waits between two requests; ends the reading when its time is over or nobody wants it any more. */
    private void pause(URI address) {
        var wait = first ? Duration.ZERO : robots.pace(address, limits.pace());
        first = false;
        if (System.nanoTime() + wait.toNanos() > end || !reader.goOn()) {
            throw new Stopped();
        }
        try {
            Thread.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        }
    }
}
