/** Where people work: the {@link dev.baton.desk.Desk} interface, and a package for each desk. */
@NullMarked
package dev.baton.desk;

import org.jspecify.annotations.NullMarked;
