package dev.baton.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.HttpClientForTests;
import dev.baton.HttpClientForTests.Answer;
import dev.baton.platform.security.Role;

/** Somebody who makes one assistant, from its draft to what customers meet. */
final class Builder {

    private final HttpClientForTests http;
    private final String assistant;

    private Builder(HttpClientForTests http, String assistant) {
        this.http = http;
        this.assistant = assistant;
    }

    /** A builder of the shop, and an assistant of theirs that does not exist yet; its handovers go to the shop's team. */
    static Builder of(Shop shop) {
        return new Builder(shop.office("Bea", Role.BUILDER).http(), "a-" + shop.team());
    }

    String assistant() {
        return assistant;
    }

    HttpClientForTests http() {
        return http;
    }

    /** The assistant with this document, made and published; {@code ID} is its id. */
    Builder publishes(String yaml) {
        Answer made = gets("/draft").status() == 404 ? creates(yaml) : saves(yaml);
        assertThat(made.status()).as(made.toString()).isIn(200, 201);
        Answer published = publishes();
        assertThat(published.status()).as(published.toString()).isEqualTo(200);
        return this;
    }

    Answer creates(String yaml) {
        return yaml(http.with("If-None-Match", "*"), "/draft", yaml);
    }

    Answer saves(String yaml) {
        return saves(tag(), yaml);
    }

    Answer saves(String tag, String yaml) {
        return yaml(http.with("If-Match", tag), "/draft", yaml);
    }

    Answer savesUnfinished(String yaml) {
        return yaml(http.with("If-Match", tag()), "/draft?unfinished=true", yaml);
    }

    Answer publishes() {
        return posts("/publish", tag());
    }

    Answer restores(int version) {
        return posts("/versions/" + version + "/publish", tag());
    }

    Answer posts(String path, String tag) {
        return http.with("If-Match", tag).post(path(path), "");
    }

    Answer gets(String path) {
        return http.get(path(path));
    }

    /** Sends a body of another type than JSON, with what was read last as If-Match. */
    Answer sends(String method, String path, String type, String body) {
        return http.with("If-Match", tag()).with("Content-Type", type).send(method, path(path), body);
    }

    String draft() {
        return gets("/draft").body();
    }

    String tag() {
        return gets("/draft").header("ETag");
    }

    private Answer yaml(HttpClientForTests client, String path, String yaml) {
        return client.with("Content-Type", "application/yaml").send("PUT", path(path), yaml.replace("ID", assistant));
    }

    private String path(String path) {
        return "/api/v1/assistants/" + assistant + path;
    }
}
