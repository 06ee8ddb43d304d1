package dev.baton.platform.security;

import dev.baton.platform.problem.ProblemException;
import dev.baton.platform.problem.ProblemType;
import dev.baton.platform.problem.Problems;
import dev.baton.platform.security.Caller.Customer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds out who calls. A token in the {@code Authorization} header counts before the cookie; one that is wrong is refused
 * everywhere, so that a client learns it at once. With the cookie, a request that may change something must repeat the CSRF
 * token.
 */
final class CallerFilter extends OncePerRequestFilter {

    private static final Pattern DESKS_DOOR = Pattern.compile("/api/v1/desks/[^/]+/webhook");
    private static final String BEARER = "Bearer ";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private final ConversationTokens conversationTokens;
    private final SignIns signIns;
    private final CsrfTokens csrfTokens;
    private final Problems problems;

    CallerFilter(ConversationTokens conversationTokens, SignIns signIns, CsrfTokens csrfTokens, Problems problems) {
        this.conversationTokens = conversationTokens;
        this.signIns = signIns;
        this.csrfTokens = csrfTokens;
        this.problems = problems;
    }

    /** Desks prove themselves at their own door, some of them in the same header as our callers. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return !path.startsWith("/api/") || DESKS_DOOR.matcher(path).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            caller(request).ifPresent(caller -> {
                var context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(new CallerAuthentication(caller));
                SecurityContextHolder.setContext(context);
            });
        } catch (ProblemException e) {
            problems.write(response, e);
            return;
        } catch (DataAccessException e) {
            logger.warn("The database did not answer: " + e.getMessage());
            problems.write(
                    response,
                    ProblemException.retryAfter(
                            ProblemType.UNAVAILABLE,
                            "The database does not answer; try again in a moment.",
                            Duration.ofSeconds(2)));
            return;
        }
        chain.doFilter(request, response);
    }

    private Optional<? extends Caller> caller(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null) {
            return Optional.of(bearer(header));
        }
        if (signsIn(request)) {
            return Optional.empty();
        }
        var session = SessionCookie.read(request);
        var person = session.flatMap(token -> signIns.person(token, SignIns.Kind.SESSION));
        if (person.isPresent()
                && !READING.contains(request.getMethod())
                && !csrfTokens.matches(session.get(), request.getHeader(CsrfTokens.HEADER))) {
            throw new ProblemException(
                    ProblemType.CSRF,
                    "Send the csrfToken that GET /api/v1/session answers in the header " + CsrfTokens.HEADER + ".");
        }
        return person;
    }

    private Caller bearer(String header) {
        if (header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            var token = header.substring(BEARER.length()).trim();
            var caller = token.startsWith(ConversationTokens.PREFIX)
                    ? conversationTokens.verify(token).map(Customer::new)
                    : signIns.person(token, SignIns.Kind.PROGRAM);
            if (caller.isPresent()) {
                return caller.get();
            }
        }
        throw new ProblemException(ProblemType.UNAUTHORIZED, "This token is not valid, or no longer; get a new one.");
    }

    /** Who signs in has no CSRF token yet, and an old cookie must not stand in the way. */
    private static boolean signsIn(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                && (request.getRequestURI().equals("/api/v1/session")
                        || request.getRequestURI().equals("/api/v1/tokens"));
    }
}
