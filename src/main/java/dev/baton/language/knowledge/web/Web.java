package dev.baton.language.knowledge.web;

import java.net.URI;

/** The web as it is read: one address at a time. */
@FunctionalInterface
public interface Web {

    /** Asks for one address, without following redirects. Never throws, and never takes longer than a page may. */
    Fetched get(URI address, Validators known);
}
