package dev.baton.api;

import dev.baton.BatonTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;

/** A test of the API against the whole server; all of them share one, and each opens shops of its own in it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@BatonTest
@Import(Shops.class)
@interface ApiTest {}
