package dev.baton.channel.masking;

/**
 * A stretch of a text that is to be masked.
 *
 * @param from index of its first char
 * @param to index after its last char
 * @param mask what stands in its place
 */
record Span(int from, int to, String mask) {}
