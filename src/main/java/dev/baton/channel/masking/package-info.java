/** Masks what must not be stored: card numbers, IBANs, passwords and an assistant's own patterns (X6). */
@NullMarked
package dev.baton.channel.masking;

import org.jspecify.annotations.NullMarked;
