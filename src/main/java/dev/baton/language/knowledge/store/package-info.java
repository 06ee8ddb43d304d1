/** Sources, articles, passages and their vectors in the database. */
@NullMarked
package dev.baton.language.knowledge.store;

import org.jspecify.annotations.NullMarked;
