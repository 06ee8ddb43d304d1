package dev.baton.assistant;

/** A quick reply: the customer sees the label; a click sends the value as an ordinary message. */
public record Button(LocalizedText label, LocalizedText value) {}
