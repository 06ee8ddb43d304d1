package dev.baton.people.http;

import dev.baton.people.Account;
import dev.baton.people.AccountEditing;
import dev.baton.people.Accounts;
import dev.baton.people.Departures;
import dev.baton.people.Invitations;
import dev.baton.people.signin.AccessTokens;
import dev.baton.platform.SettingChanges;
import dev.baton.platform.UuidV7;
import dev.baton.platform.problem.ProblemException;
import dev.baton.platform.problem.ProblemType;
import dev.baton.platform.security.Caller.Person;
import dev.baton.platform.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Accounts (W12): administrators make, change, invite and switch off; supervisors see who there is. */
@RestController
@RequestMapping("/api/v1/users")
class UserController {

    private final Accounts accounts;
    private final AccountEditing editing;
    private final Invitations invitations;
    private final AccessTokens tokens;
    private final Departures departures;
    private final SettingChanges changes;
    private final Clock clock;

    UserController(
            Accounts accounts,
            AccountEditing editing,
            Invitations invitations,
            AccessTokens tokens,
            Departures departures,
            SettingChanges changes,
            Clock clock) {
        this.accounts = accounts;
        this.editing = editing;
        this.invitations = invitations;
        this.tokens = tokens;
        this.departures = departures;
        this.changes = changes;
        this.clock = clock;
    }

    /** What is set of an account. */
    record AccountBody(
            @NotNull @Size(max = 320) @Pattern(regexp = "[^\\s@]+@[^\\s@]+", message = "must be an email address")
            String email,

            @NotBlank @Size(max = 128) String name,
            @NotEmpty Set<@NotNull Role> roles) {}

    /**
     * An account.
     *
     * @param canSignIn whether a password was chosen
     * @param invitedUntil until when the link works that was given out
     * @param offSince since when it is switched off
     * @param takesConversations whether {@code /api/v1/agents/{id}} has its cap, teams and skills
     * @param teams names of its teams
     */
    record AccountView(
            UUID id,
            String email,
            String name,
            List<Role> roles,
            boolean canSignIn,
            Optional<Instant> invitedUntil,
            Optional<Instant> offSince,
            boolean takesConversations,
            List<String> teams) {

        static AccountView of(Account account) {
            return new AccountView(
                    account.id(),
                    account.email(),
                    account.name(),
                    account.roles().stream().sorted().toList(),
                    account.canSignIn(),
                    account.invitedUntil(),
                    account.offSince(),
                    account.takesConversations(),
                    account.teams());
        }
    }

    /** All accounts. */
    record AccountList(List<AccountView> users) {}

    /**
     * A link, shown this once.
     *
     * @param path to be put behind the server's own address
     */
    record InvitationView(String path, Instant expiresAt) {}

    @Operation(summary = "All accounts, those that are switched off included")
    @GetMapping
    AccountList all(Person person) {
        person.must(Role.SUPERVISOR, Role.ADMIN);
        return new AccountList(accounts.all().stream().map(AccountView::of).toList());
    }

    @Operation(summary = "Make an account; nobody can sign in to it until it is invited")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    AccountView make(Person person, @Valid @RequestBody AccountBody body) {
        person.must(Role.ADMIN);
        UUID id = UuidV7.at(clock.instant());
        noted(
                person,
                id,
                () -> editing.make(id, body.email().strip(), body.name().strip(), body.roles()));
        return view(id);
    }

    @Operation(summary = "Change email, name and roles")
    @PutMapping("/{id}")
    AccountView change(Person person, @PathVariable UUID id, @Valid @RequestBody AccountBody body) {
        person.must(Role.ADMIN);
        noted(
                person,
                id,
                () -> editing.change(id, body.email().strip(), body.name().strip(), body.roles()));
        tokens.forget(id);
        return view(id);
    }

    @Operation(summary = "Switch an account off: its sign-ins end and its conversations go back to the queue")
    @PostMapping("/{id}/off")
    AccountView switchOff(Person person, @PathVariable UUID id) {
        person.must(Role.ADMIN);
        if (person.userId().equals(id)) {
            throw new ProblemException(
                    ProblemType.IN_USE, "This is your own account. Ask another administrator to switch it off.");
        }
        noted(person, id, () -> editing.switchOff(id));
        tokens.endAll(id);
        departures.left(id);
        return view(id);
    }

    @Operation(summary = "Switch an account on again")
    @PostMapping("/{id}/on")
    AccountView switchOn(Person person, @PathVariable UUID id) {
        person.must(Role.ADMIN);
        noted(person, id, () -> editing.switchOn(id));
        return view(id);
    }

    @Operation(summary = "Give out a link by which the user chooses a password, once, within three days")
    @PostMapping("/{id}/invitation")
    @ResponseStatus(HttpStatus.CREATED)
    InvitationView invite(Person person, @PathVariable UUID id) {
        person.must(Role.ADMIN);
        var issued = new Invitations.Issued[1];
        noted(person, id, () -> issued[0] = invitations.issue(id, person));
        return new InvitationView("/console/invitation#" + issued[0].secret(), issued[0].expiresAt());
    }

    @Operation(summary = "Make the link void that was given out")
    @DeleteMapping("/{id}/invitation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(Person person, @PathVariable UUID id) {
        person.must(Role.ADMIN);
        noted(person, id, () -> invitations.withdraw(id));
    }

    private void noted(Person person, UUID id, Runnable change) {
        changes.noted(person, "user", id.toString(), () -> accounts.find(id).map(AccountView::of), change);
    }

    private AccountView view(UUID id) {
        return accounts.find(id)
                .map(AccountView::of)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such user."));
    }
}
