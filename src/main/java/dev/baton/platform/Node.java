package dev.baton.platform;

import java.security.SecureRandom;

/**
 * One running server among those that share a database.
 *
 * @param id short random text, new at every start: letters and digits
 */
public record Node(String id) {

    private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 8;

    /** A node with an id that no other has. */
    public static Node random() {
        var random = new SecureRandom();
        var id = new StringBuilder();
        for (var i = 0; i < LENGTH; i++) {
            id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return new Node(id.toString());
    }
}
