package dev.baton.people.signin;

import dev.baton.people.Presence;
import dev.baton.people.User;
import dev.baton.people.Users;
import dev.baton.people.signin.AccessTokens.Issued;
import dev.baton.platform.BatonProperties;
import dev.baton.platform.problem.ProblemException;
import dev.baton.platform.problem.ProblemType;
import dev.baton.platform.security.Caller.Person;
import dev.baton.platform.security.CsrfTokens;
import dev.baton.platform.security.RateLimit;
import dev.baton.platform.security.SessionCookie;
import dev.baton.platform.security.SignIns.Kind;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signing in and out: with a token for programs, with a cookie for the console. */
@RestController
@RequestMapping("/api/v1")
class SignInController {

    private final Users users;
    private final AccessTokens tokens;
    private final CsrfTokens csrfTokens;
    private final Presence presence;
    private final RateLimit attempts;

    SignInController(
            Users users, AccessTokens tokens, CsrfTokens csrfTokens, Presence presence, BatonProperties properties) {
        this.users = users;
        this.tokens = tokens;
        this.csrfTokens = csrfTokens;
        this.presence = presence;
        var perMinute = properties.limits().signInsPerMinute();
        this.attempts = RateLimit.of(perMinute, Duration.ofMinutes(1), perMinute);
    }

    record Credentials(
            @NotBlank @Size(max = 320) String email,
            @NotBlank @Size(max = 200) String password) {}

    record TokenAnswer(String token, Instant expiresAt, UserView user) {}

    record SessionAnswer(UserView user, String csrfToken) {}

    @PostMapping("/tokens")
    @ResponseStatus(HttpStatus.CREATED)
    TokenAnswer token(@Valid @RequestBody Credentials credentials, HttpServletRequest request) {
        var user = signIn(credentials, request);
        var issued = tokens.issue(user.id(), Kind.PROGRAM);
        return new TokenAnswer(issued.text(), issued.expiresAt(), UserView.of(user));
    }

    @DeleteMapping("/tokens/current")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void endToken(Person person, HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST, "Send the token to end in the Authorization header.");
        }
        end(header.substring(header.indexOf(' ') + 1).trim(), person);
    }

    @PostMapping("/session")
    ResponseEntity<SessionAnswer> begin(@Valid @RequestBody Credentials credentials, HttpServletRequest request) {
        var user = signIn(credentials, request);
        return session(user, tokens.issue(user.id(), Kind.SESSION), request);
    }

    @GetMapping("/session")
    SessionAnswer session(Person person, HttpServletRequest request) {
        var token = SessionCookie.read(request).orElseThrow(SignInController::noSession);
        var user = users.find(person.userId()).orElseThrow(SignInController::noSession);
        return new SessionAnswer(UserView.of(user), csrfTokens.of(token));
    }

    @ApiResponse(responseCode = "204", description = "Signed out")
    @DeleteMapping("/session")
    ResponseEntity<Void> endSession(Person person, HttpServletRequest request) {
        end(SessionCookie.read(request).orElseThrow(SignInController::noSession), person);
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, SessionCookie.none(request).toString())
                .build();
    }

    private User signIn(Credentials credentials, HttpServletRequest request) {
        var email = credentials.email().strip();
        var caller = request.getRemoteAddr() + " " + email.toLowerCase(Locale.ROOT);
        attempts.check(caller);
        var user = users.signIn(email, credentials.password())
                .orElseThrow(() -> new ProblemException(
                        ProblemType.WRONG_CREDENTIALS, "Check email and password, then try again."));
        attempts.giveBack(caller);
        return user;
    }

    private ResponseEntity<SessionAnswer> session(User user, Issued issued, HttpServletRequest request) {
        var cookie = SessionCookie.of(issued.text(), request, AccessTokens.PROGRAM_LIFE);
        return ResponseEntity.ok()
                .header(HttpHeaders.SET_COOKIE, cookie.toString())
                .body(new SessionAnswer(UserView.of(user), csrfTokens.of(issued.text())));
    }

    private void end(String token, Person person) {
        tokens.end(token);
        if (!tokens.signedIn(person.userId())) {
            presence.signedOut(person.userId());
        }
    }

    private static ProblemException noSession() {
        return new ProblemException(ProblemType.UNAUTHORIZED, "Sign in at POST /api/v1/session first.");
    }
}
