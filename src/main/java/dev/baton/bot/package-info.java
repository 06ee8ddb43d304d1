/**
 * The bot: what answers first. {@link dev.baton.bot.Bot} is the interface that every bot has; {@link
 * dev.baton.bot.DialogBot} is the one that runs an assistant's own actions, as a pure function of document, memory and
 * what the customer said.
 */
@ApplicationModule(
        allowedDependencies = {
            "assistant",
            "assistant :: hours",
            "conversation",
            "desk",
            "language",
            "language :: *",
            "platform",
            "platform :: *"
        })
@NullMarked
package dev.baton.bot;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
