package dev.baton.people.demo;

import dev.baton.platform.BatonProperties;
import dev.baton.platform.problem.ProblemException;
import dev.baton.platform.problem.ProblemType;
import dev.baton.platform.security.Role;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells everybody how to sign in, where the demo is on and only this machine can ask. */
@RestController
class DemoController {

    private final boolean usable;

    DemoController(BatonProperties properties) {
        this.usable = properties.demoOn() && properties.loopback();
    }

    record Demo(List<Account> accounts, String password) {}

    record Account(String email, String name, List<Role> roles) {}

    @GetMapping("/api/v1/demo")
    Demo demo() {
        if (!usable) {
            throw new ProblemException(ProblemType.NOT_FOUND, "The demo is off.");
        }
        return new Demo(
                DemoPeople.ACCOUNTS.stream()
                        .map(user -> new Account(
                                user.email(),
                                user.name(),
                                user.roles().stream().sorted().toList()))
                        .toList(),
                DemoPeople.PASSWORD);
    }
}
