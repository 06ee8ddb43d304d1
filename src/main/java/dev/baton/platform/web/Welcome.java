package dev.baton.platform.web;

import dev.baton.platform.BatonProperties;
import dev.baton.platform.database.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The last words of the start: where everything is, and how to sign in to the demo. */
@Component
class Welcome {

    private static final Logger log = LoggerFactory.getLogger(Welcome.class);

    private final BatonProperties properties;
    private final Database database;

    Welcome(BatonProperties properties, Database database) {
        this.properties = properties;
        this.database = database;
    }

    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void ready(ApplicationReadyEvent ready) {
        if (ready.getApplicationContext() instanceof WebServerApplicationContext context
                && context.getWebServer() != null) {
            log.info("{}", text(context.getWebServer().getPort()));
        }
    }

    private String text(int port) {
        var host = properties.loopback() ? "localhost" : properties.address();
        var base = "http://" + host + ":" + port;
        var text = new StringBuilder("Baton is ready.\n\n");
        if (properties.demoOn()) {
            line(text, "Demo shop", base + "/demo/");
        }
        line(text, "Console", base + "/console/");
        line(text, "API", base + "/api/openapi.json");
        line(
                text,
                "Database",
                database.isEmbedded()
                        ? "PostgreSQL under "
                                + properties.data().toAbsolutePath().normalize()
                        : database.address().toString());
        if (properties.demoOn() && properties.loopback()) {
            line(text, "Sign in as", "agent@example.com, agent2@example.com, supervisor@example.com,");
            line(text, "", "builder@example.com or admin@example.com, password baton-demo");
        } else if (properties.demoOn()) {
            line(text, "Sign in", "the demo's accounts are closed, since others can reach this server");
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append("  ").append(String.format("%-11s", name)).append(value).append('\n');
    }
}
