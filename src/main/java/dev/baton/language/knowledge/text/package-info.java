/** From files and pages to text: sections, passages, sentences. Pure functions. */
@NullMarked
package dev.baton.language.knowledge.text;

import org.jspecify.annotations.NullMarked;
