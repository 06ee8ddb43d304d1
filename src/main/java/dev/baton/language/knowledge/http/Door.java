package dev.baton.language.knowledge.http;

import dev.baton.assistant.Assistants;
import dev.baton.platform.problem.ProblemException;
import dev.baton.platform.problem.ProblemType;
import dev.baton.platform.security.Caller.Person;
import dev.baton.platform.security.Role;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Lets those in who make assistants, to assistants that exist. */
@Component("knowledgeDoor")
class Door {

    private final Assistants assistants;

    Door(Assistants assistants) {
        this.assistants = assistants;
    }

    /** @return the assistant's usual language */
    String enter(Person person, String assistantId) {
        person.must(Role.BUILDER, Role.ADMIN);
        return assistants
                .find(assistantId)
                .map(assistant -> assistant.languages().getFirst())
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND, "There is no assistant with the id " + assistantId + "."));
    }

    static ProblemException noSuch(String what, UUID id) {
        return new ProblemException(
                ProblemType.NOT_FOUND, "This assistant has no " + what + " with the id " + id + ".");
    }
}
