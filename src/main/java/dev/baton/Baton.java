package dev.baton;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the Baton server: the API, the widget, the console and, where none is configured, its own PostgreSQL. */
@SpringBootApplication
public class Baton {

    /**
     * Starts the server and returns; it runs until it receives SIGTERM or Ctrl-C.
     *
     * @param args Spring Boot arguments, each {@code --name=value}
     */
    public static void main(String[] args) {
        SpringApplication.run(Baton.class, args);
    }
}
