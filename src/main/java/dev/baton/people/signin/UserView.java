package dev.baton.people.signin;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.people.User;
import dev.baton.platform.security.Role;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A user as the API shows one. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record UserView(
        UUID id,
        String email,
        String name,
        List<Role> roles,
        @Nullable String avatarUrl) {

    static UserView of(User user) {
        return new UserView(
                user.id(),
                user.email(),
                user.name(),
                List.copyOf(user.roles()),
                user.avatarUrl().orElse(null));
    }
}
