package dev.baton.conversation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks what a person said or is. It is stored apart from the facts of an event, so that it can be erased in place while
 * numbers, types, times and decisions stay (law 2). An erased component reads as empty.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Personal {}
