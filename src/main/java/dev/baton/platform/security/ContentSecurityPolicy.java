package dev.baton.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.header.HeaderWriter;

/**
 * What our own pages may load: only what this server gives out. Styles may stand in the page, which the console's component
 * library needs; scripts may not. Answers of the API are no pages at all, and what somebody sent as a file runs nowhere.
 */
final class ContentSecurityPolicy implements HeaderWriter {

    private static final String PAGES = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data: blob: https:; font-src 'self' data:; connect-src 'self'; media-src 'self' data:;"
            + " object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    private static final String API = "default-src 'none'; frame-ancestors 'none'; sandbox";

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", isPage(request.getRequestURI()) ? PAGES : API);
    }

    /** Files of a history link are no pages either. */
    private static boolean isPage(String path) {
        return !path.startsWith("/api/") && !(path.startsWith("/history/") && path.contains("/files/"));
    }
}
