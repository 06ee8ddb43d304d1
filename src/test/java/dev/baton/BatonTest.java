package dev.baton;

import dev.baton.platform.database.TestDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** A test against the whole server on a random port, with a database of its own and the demo loaded. Tests may sign in as often as they like. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = Baton.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "baton.limits.sign-ins-per-minute=10000",
            "baton.delivery.allow-private-addresses=true",
            "baton.identity.secrets=" + BatonTest.IDENTITY_SECRET + ",another-secret-of-the-site-before-this-one"
        })
@ContextConfiguration(initializers = TestDatabase.Initializer.class)
public @interface BatonTest {

    /** What a site signs its customers' identities with. */
    String IDENTITY_SECRET = "a-secret-of-the-site-for-tests-alone";
}
