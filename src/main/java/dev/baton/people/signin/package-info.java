/** Sign-in: passwords, and how programs and browsers stay signed in. */
@NullMarked
package dev.baton.people.signin;

import org.jspecify.annotations.NullMarked;
