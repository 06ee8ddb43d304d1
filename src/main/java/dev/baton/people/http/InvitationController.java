package dev.baton.people.http;

import dev.baton.people.Invitations;
import dev.baton.people.Invitations.Invited;
import dev.baton.people.signin.AccessTokens;
import dev.baton.platform.BatonProperties;
import dev.baton.platform.problem.ProblemException;
import dev.baton.platform.problem.ProblemType;
import dev.baton.platform.security.RateLimit;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What somebody does with the link of an invitation: look, and choose a password. The secret travels in the body, never in
 * an address, so that no log has it. Wrong ones count against the address they come from, as failed sign-ins do.
 */
@RestController
@RequestMapping("/api/v1/invitations")
class InvitationController {

    private final Invitations invitations;
    private final AccessTokens tokens;
    private final RateLimit attempts;

    InvitationController(Invitations invitations, AccessTokens tokens, BatonProperties properties) {
        this.invitations = invitations;
        this.tokens = tokens;
        int perMinute = properties.limits().signInsPerMinute();
        this.attempts = RateLimit.of(perMinute, Duration.ofMinutes(1), perMinute);
    }

    record Secret(@NotBlank @Size(max = 200) String secret) {}

    record Acceptance(
            @NotBlank @Size(max = 200) String secret,

            @NotNull @Size(min = Invitations.SHORTEST_PASSWORD, max = 200)
            String password) {}

    record InvitedView(String email, String name, String invitedBy, Instant expiresAt) {

        static InvitedView of(Invited invited) {
            return new InvitedView(invited.email(), invited.name(), invited.invitedBy(), invited.expiresAt());
        }
    }

    @Operation(summary = "Whose account an invitation opens")
    @PostMapping("/open")
    InvitedView open(@Valid @RequestBody Secret body, HttpServletRequest request) {
        return InvitedView.of(counted(request, () -> invitations.open(body.secret())));
    }

    @Operation(summary = "Choose the password; the link is void then, and earlier sign-ins to the account end")
    @PostMapping("/accept")
    @ResponseStatus(HttpStatus.OK)
    InvitedView accept(@Valid @RequestBody Acceptance body, HttpServletRequest request) {
        Invited invited = counted(request, () -> invitations.accept(body.secret(), body.password()));
        tokens.endAll(invited.user());
        return InvitedView.of(invited);
    }

    private Invited counted(HttpServletRequest request, Supplier<Optional<Invited>> use) {
        String caller = String.valueOf(request.getRemoteAddr());
        attempts.check(caller);
        Invited invited = use.get()
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND,
                        "This link was used, replaced or withdrawn, or its three days are over. Ask for a new one."));
        attempts.giveBack(caller);
        return invited;
    }
}
