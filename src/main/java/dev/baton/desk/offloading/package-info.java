/** The offloading webhook: a desk that somebody builds behind one address. */
@NullMarked
package dev.baton.desk.offloading;

import org.jspecify.annotations.NullMarked;
