/** The people of the demo. */
@NullMarked
package dev.baton.people.demo;

import org.jspecify.annotations.NullMarked;
