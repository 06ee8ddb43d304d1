/**
 * Which of an assistant's actions a message means, learnt from example phrases (D2), and whether it means none of them.
 */
@NamedInterface("intent")
@NullMarked
package dev.baton.language.intent;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
