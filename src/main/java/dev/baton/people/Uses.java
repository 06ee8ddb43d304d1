package dev.baton.people;

import java.util.List;

/**
 * Where a team or a skill is in use, so that nobody deletes what others rely on; implemented by whoever uses them. What it
 * says is read by people and links to where it can be changed.
 */
public interface Uses {

    /** What may be in use. */
    enum Kind {
        TEAM,
        SKILL
    }

    /**
     * A use.
     *
     * @param what of which kind the user is: {@code agent}, {@code team}, {@code rule}, {@code assistant},
     *     {@code conversations}
     * @param id of what uses it; of conversations how many
     * @param name of what uses it, for people
     */
    record Use(String what, String id, String name) {}

    /** The uses of a team or skill. */
    List<Use> of(Kind kind, String id);
}
