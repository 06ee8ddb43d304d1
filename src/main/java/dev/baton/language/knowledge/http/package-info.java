/** The resources of an assistant's knowledge. */
@NullMarked
package dev.baton.language.knowledge.http;

import org.jspecify.annotations.NullMarked;
