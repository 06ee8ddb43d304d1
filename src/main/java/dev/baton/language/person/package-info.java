/** Recognises that a customer asks for a person, in any wording and several languages (T1). */
@NamedInterface("person")
@NullMarked
package dev.baton.language.person;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
