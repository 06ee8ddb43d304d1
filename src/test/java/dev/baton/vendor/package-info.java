/** What the vendors of desks publish about their wire format, to hold our fakes and our own traffic against. */
@org.jspecify.annotations.NullMarked
package dev.baton.vendor;
