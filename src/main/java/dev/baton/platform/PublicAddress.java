package dev.baton.platform;

import java.net.URI;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where others reach this server: {@code BATON_PUBLIC_URL}, else the address and port that it listens on. */
@Component
public class PublicAddress {

    private final BatonProperties properties;
    private final Environment environment;

    PublicAddress(BatonProperties properties, Environment environment) {
        this.properties = properties;
        this.environment = environment;
    }

    /** With a slash at the end. */
    public URI get() {
        String set = properties.publicUrl();
        if (set != null && !set.isBlank()) {
            return URI.create(set.strip().replaceAll("/*$", "/"));
        }
        String host = properties.address().contains(":") ? "[" + properties.address() + "]" : properties.address();
        String port = environment.getProperty("local.server.port", String.valueOf(properties.port()));
        return URI.create("http://" + host + ":" + port + "/");
    }
}
