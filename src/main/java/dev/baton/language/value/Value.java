package dev.baton.language.value;

/**
 * A value in a text.
 *
 * @param iso the value in one form for all languages; see {@link Values} for each kind's
 * @param words as it was written
 * @param begin where it begins in the text, in characters (UTF-16)
 * @param end where it ends, exclusive
 */
public record Value(String iso, String words, int begin, int end) {}
