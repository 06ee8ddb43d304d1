package dev.baton.conversation;

/**
 * Somewhere else that the customer is shown to (K9), in parts, so that a channel can show an address to follow and a summary to
 * copy.
 *
 * @param text what stands before it
 * @param url where
 * @param summary what to paste there; may be empty
 */
public record Pointer(String text, String url, String summary) {}
