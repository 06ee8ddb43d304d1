/** Keeps sources fresh: one node reads what is due. */
@NullMarked
package dev.baton.language.knowledge.reading;

import org.jspecify.annotations.NullMarked;
