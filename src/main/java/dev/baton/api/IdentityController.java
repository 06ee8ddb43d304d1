package dev.baton.api;

import dev.baton.platform.problem.ProblemException;
import dev.baton.platform.problem.ProblemType;
import dev.baton.platform.security.Caller;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** A customer who says, in a conversation that goes on, who they are, with the site's signature (C6). */
@RestController
final class IdentityController {

    private final Access access;
    private final CustomerProofs proofs;

    IdentityController(Access access, CustomerProofs proofs) {
        this.access = access;
        this.proofs = proofs;
    }

    @Operation(summary = "Prove who the customer is; joins the conversation to their others, on whatever browser")
    @PostMapping("/api/v1/conversations/{id}/identity")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void prove(Caller.Customer caller, @PathVariable String id, @Valid @RequestBody Requests.IdentityBody body) {
        if (!proofs.prove(access.readable(caller, id).id(), body.identity())) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN, "This conversation is known to be another customer's. Start a new one.");
        }
    }
}
