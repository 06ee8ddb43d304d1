package dev.baton.assistant.http;

import dev.baton.assistant.PatternLibrary;
import dev.baton.assistant.PatternLibrary.PatternSet;
import dev.baton.platform.security.Caller.Person;
import dev.baton.platform.security.Role;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The library of ready pattern sets (D3). */
@RestController
final class PatternSetController {

    /** All sets. */
    record PatternSetList(List<PatternSet> sets) {}

    @Operation(summary = "The ready sets of patterns that an assistant can use by name")
    @GetMapping("/api/v1/pattern-sets")
    PatternSetList all(Person person) {
        person.must(Role.BUILDER, Role.ADMIN);
        return new PatternSetList(PatternLibrary.all());
    }
}
