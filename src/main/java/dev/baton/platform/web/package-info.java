/** The HTTP server's rim: sizes, static pages, the API's description, the start's last words. */
@NullMarked
package dev.baton.platform.web;

import org.jspecify.annotations.NullMarked;
