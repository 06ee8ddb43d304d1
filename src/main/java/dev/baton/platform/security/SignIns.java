package dev.baton.platform.security;

import dev.baton.platform.security.Caller.Person;
import java.util.Optional;

/** Knows who a token belongs to; the module that keeps people provides it. */
public interface SignIns {

    /** How a token was given out, and may be used. */
    enum Kind {
        /** To a program, which sends it in the {@code Authorization} header. */
        PROGRAM,
        /** To a browser, in a cookie. */
        SESSION
    }

    /** The person that a valid token belongs to; empty if it is unknown, over or ended. */
    Optional<Person> person(String token, Kind kind);
}
