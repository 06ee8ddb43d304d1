/**
 * Answers from help articles (D10). {@link dev.baton.language.knowledge.Knowledge} answers a question with a passage, its
 * source and a confidence, or says that it cannot. Articles come from files and addresses and are kept fresh.
 */
@NamedInterface("knowledge")
@NullMarked
package dev.baton.language.knowledge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
