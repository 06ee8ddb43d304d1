/** The resources of an assistant's contents: draft, versions, phrases, texts, the library of patterns. */
@NullMarked
package dev.baton.assistant.http;

import org.jspecify.annotations.NullMarked;
