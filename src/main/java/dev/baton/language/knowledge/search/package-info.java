/** The index of one assistant's articles in memory, and the answer that it finds. */
@NullMarked
package dev.baton.language.knowledge.search;

import org.jspecify.annotations.NullMarked;
