package dev.baton.conversation;

/** The page on which a conversation started. */
public record Page(String url, String title) {}
