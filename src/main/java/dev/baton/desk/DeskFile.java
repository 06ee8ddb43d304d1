package dev.baton.desk;

import java.net.URI;

/**
 * A file that somebody sent, kept where its address leads.
 *
 * @param name what it is called; may be empty
 * @param address where it can be had
 */
public record DeskFile(String name, URI address) {

    /** As a line of text, for whoever can only be shown text. */
    public String asText() {
        return name.isBlank() ? address.toString() : name + ": " + address;
    }
}
