/** Baton hands conversations from bots to people and back. Each package below is one module. */
@NullMarked
package dev.baton;

import org.jspecify.annotations.NullMarked;
