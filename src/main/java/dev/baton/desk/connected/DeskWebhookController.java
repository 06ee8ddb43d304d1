package dev.baton.desk.connected;

import dev.baton.delivery.Inbound;
import dev.baton.delivery.webhook.SignedRequest;
import dev.baton.delivery.webhook.Verifier;
import dev.baton.desk.DeskConnection;
import dev.baton.platform.problem.ProblemException;
import dev.baton.platform.problem.ProblemType;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The door for what desks send: checked on the bytes as they came, stored, answered, and handled after (K6). */
@Hidden
@RestController
final class DeskWebhookController {

    private static final Logger LOG = LoggerFactory.getLogger(DeskWebhookController.class);

    private final DeskRows desks;
    private final Connections connections;
    private final Inbound inbound;
    private final Clock clock;

    DeskWebhookController(DeskRows desks, Connections connections, Inbound inbound, Clock clock) {
        this.desks = desks;
        this.connections = connections;
        this.inbound = inbound;
        this.clock = clock;
    }

    @PostMapping(path = "/api/v1/desks/{desk}/webhook", consumes = "*/*")
    ResponseEntity<String> receive(
            @PathVariable String desk, @RequestBody(required = false) Optional<byte[]> body, HttpServletRequest from) {
        DeskConnection connection = connection(desk);
        var request =
                new SignedRequest("POST", from.getRequestURL().toString(), headers(from), body.orElse(new byte[0]));
        if (connection.verifier().verify(request, clock.instant()) instanceof Verifier.Verdict.Refused refused) {
            LOG.info("A webhook for the desk {} was turned away: {}", desk, refused.why());
            throw new ProblemException(ProblemType.UNAUTHORIZED, refused.why());
        }
        connection
                .read(request)
                .forEach(heard -> inbound.accept(
                        DeskDeliveries.KIND + ":" + desk,
                        heard.id(),
                        heard.reference(),
                        new String(request.body(), StandardCharsets.UTF_8)));
        return connection
                .acknowledgement()
                .map(json -> ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(json))
                .orElseGet(() -> ResponseEntity.accepted().build());
    }

    /** Which desks there are is nobody's business: one that is unknown answers like a wrong signature. */
    private DeskConnection connection(String desk) {
        try {
            return desks.find(desk).map(connections::connect).orElseThrow(DeskWebhookController::unknown);
        } catch (IllegalArgumentException unusable) {
            throw unknown();
        }
    }

    private static ProblemException unknown() {
        return new ProblemException(ProblemType.UNAUTHORIZED, "The signature or token does not fit.");
    }

    private static Map<String, String> headers(HttpServletRequest request) {
        var headers = new HashMap<String, String>();
        for (String name : java.util.Collections.list(request.getHeaderNames())) {
            headers.put(name, request.getHeader(name));
        }
        return headers;
    }
}
