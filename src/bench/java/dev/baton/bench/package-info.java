/** Benches: they start a server of their own, put it under load as its clients would, and count what the clients saw. */
@NullMarked
package dev.baton.bench;

import org.jspecify.annotations.NullMarked;
