package dev.baton.conversation;

import java.time.Instant;
import java.util.Optional;

/**
 * An event in its place in the log.
 *
 * @param number from 1, without gaps within the conversation
 * @param at when; never earlier than the event before it
 * @param actor who did it
 * @param clientId the sender's own id of the command that it answers
 * @param event what happened
 */
public record Recorded(long number, Instant at, Actor actor, Optional<String> clientId, Event event) {}
