/** Reads an assistant's YAML: every problem is kept with its line, nothing stops at the first. */
@NullMarked
package dev.baton.assistant.yaml;

import org.jspecify.annotations.NullMarked;
