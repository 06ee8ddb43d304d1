/** A desk that is only an address: a form for help, contact or tickets (K9). */
@NullMarked
package dev.baton.desk.link;

import org.jspecify.annotations.NullMarked;
