package dev.baton.conversation;

/**
 * A quick reply.
 *
 * @param label what the customer reads
 * @param value what a click sends as an ordinary message
 */
public record Button(String label, String value) {}
