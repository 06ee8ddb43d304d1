package dev.baton.platform.security;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.ResponseCookie;

/** The console's cookie: out of reach of scripts, sent to this site alone, and only encrypted where the page was. */
public final class SessionCookie {

    private static final String NAME = "baton_session";

    private SessionCookie() {}

    /** The token in a request's cookie. */
    public static Optional<String> read(HttpServletRequest request) {
        var cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Stream.of(cookies)
                        .filter(cookie -> cookie.getName().equals(NAME))
                        .map(Cookie::getValue)
                        .filter(value -> !value.isEmpty())
                        .findFirst();
    }

    /** The cookie that keeps a token in the browser. */
    public static ResponseCookie of(String token, HttpServletRequest request, Duration age) {
        return ResponseCookie.from(NAME, token)
                .httpOnly(true)
                .sameSite("Lax")
                .secure(request.isSecure())
                .path("/")
                .maxAge(age)
                .build();
    }

    /** The cookie that makes the browser forget its token. */
    public static ResponseCookie none(HttpServletRequest request) {
        return of("", request, Duration.ZERO);
    }
}
