/** The help articles of the demo shop. */
@NullMarked
package dev.baton.language.knowledge.demo;

import org.jspecify.annotations.NullMarked;
