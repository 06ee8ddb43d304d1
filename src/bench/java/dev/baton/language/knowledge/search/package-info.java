/** Measures answers from articles, and fits what {@code Confidence} needs. */
@NullMarked
package dev.baton.language.knowledge.search;

import org.jspecify.annotations.NullMarked;
