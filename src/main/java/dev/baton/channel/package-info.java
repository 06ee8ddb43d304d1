/** Where customers are: what every channel does to what comes in. */
@NullMarked
package dev.baton.channel;

import org.jspecify.annotations.NullMarked;
