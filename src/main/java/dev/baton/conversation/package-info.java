/**
 * The conversation: its state, the commands that ask for a change, the events that record it, and the rules between
 * them. Pure Java; what makes it durable (lanes, journal) and what tells of it (feed) stands in the packages below.
 */
@ApplicationModule(allowedDependencies = {"platform", "platform :: *"})
@NullMarked
package dev.baton.conversation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
