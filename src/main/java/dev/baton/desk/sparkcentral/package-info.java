/** Sparkcentral, today Hootsuite Inbox 2.0: a desk that owns its channels, in which we are a virtual agent. */
@NullMarked
package dev.baton.desk.sparkcentral;

import org.jspecify.annotations.NullMarked;
