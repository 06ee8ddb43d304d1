/** Reading pages of other people's sites, politely and safely. */
@NullMarked
package dev.baton.language.knowledge.web;

import org.jspecify.annotations.NullMarked;
