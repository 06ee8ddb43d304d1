package dev.baton.language.knowledge;

import java.util.Optional;

/**
 * Where an answer stands.
 *
 * @param articleId the article in the API
 * @param title the article's title
 * @param url its address, {@code http} or {@code https}; empty for files
 * @param section the heading above the passage; empty at the article's top
 */
public record Citation(String articleId, String title, Optional<String> url, String section) {}
