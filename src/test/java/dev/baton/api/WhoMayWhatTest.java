package dev.baton.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.HttpClientForTests;
import dev.baton.HttpClientForTests.Answer;
import dev.baton.platform.security.Role;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Every address of the API against every role, from one table, {@code who-may-what.txt} (S1). An address that is not in the
 * table fails, and so does a row whose address is gone.
 */
@ApiTest
class WhoMayWhatTest {

    /** A picture of one pixel. */
    private static final byte[] PIXEL = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private static final Map<Character, String> DEMO =
            Map.of('a', "agent", 's', "supervisor", 'b', "builder", 'x', "admin");

    private static final String CONVERSATION = "/api/v1/conversations/{id}";

    private final Shops.Opener shops;
    private Shop shop;
    private final Map<Character, HttpClientForTests> people = new LinkedHashMap<>();

    WhoMayWhatTest(@Autowired Shops.Opener shops) {
        this.shops = shops;
    }

    @BeforeEach
    void open() {
        shop = shops.open();
        people.put('a', shop.agent("Ann").http());
        people.put('s', shop.office("Sue", Role.SUPERVISOR).http());
        people.put('b', shop.office("Bea", Role.BUILDER).http());
        people.put('x', shop.office("Bo", Role.ADMIN).http());
    }

    @Test
    void every_address_has_its_row() {
        var described = new ArrayList<String>();
        shops.http().get("/api/openapi.json").json().at("/paths").properties().forEach(path -> path.getValue()
                .propertyNames()
                .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));

        assertThat(WhoMayWhat.rows()).extracting(WhoMayWhat::address).containsExactlyInAnyOrderElementsOf(described);
    }

    @Test
    void every_role_may_what_the_table_says_and_nothing_else() {
        var wrong = new ArrayList<String>();
        for (WhoMayWhat row : WhoMayWhat.rows()) {
            for (char who : WhoMayWhat.EVERYBODY.toCharArray()) {
                Answer answer = asks(who, row);
                if (!row.expects(who, answer.status())) {
                    wrong.add(who + " " + row.address() + ": " + answer);
                }
            }
        }

        assertThat(wrong).as("answers that the table does not allow").isEmpty();
    }

    /** A browser of one of the demo's people: the console's session is a cookie. */
    private HttpClientForTests session(String who) {
        Answer opened = shop.anyone()
                .post("/api/v1/session", Shop.json("email", who + "@example.com", "password", "baton-demo"));
        return shop.anyone()
                .with("Cookie", opened.header("Set-Cookie").replaceFirst(";.*", ""))
                .with("X-CSRF-Token", opened.json().at("/csrfToken").asString());
    }

    private Answer asks(char who, WhoMayWhat row) {
        String id = "none-such";
        HttpClientForTests client = people.getOrDefault(who, shop.anyone());
        if (who == 'c' || row.path().startsWith(CONVERSATION)) {
            Customer customer = shop.customer();
            id = customer.id();
            client = who == 'c' ? customer.http() : client;
        } else if (row.path().matches(".*/(users|agents|canned-replies)/\\{id}.*")) {
            id = UUID.randomUUID().toString();
        }
        if (row.path().equals("/api/v1/session") && !row.method().equals("POST") && people.containsKey(who)) {
            client = session(DEMO.getOrDefault(who, "nobody"));
        }
        String path = row.path(id, shop.team());
        if (row.path().contains("/events")) {
            client = client.with("Accept", "application/json");
        }
        return switch (row.body()) {
            case "" -> client.send(row.method(), path, null);
            case "image/png" -> client.with("Content-Type", row.body()).put(path, PIXEL);
            case "multipart/form-data" -> client.upload(path, UUID.randomUUID().toString(), "pixel.png", PIXEL);
            case "application/yaml", "text/csv" ->
                client.with("Content-Type", row.body()).send(row.method(), path, "x");
            default ->
                client.send(
                        row.method(),
                        path,
                        row.body()
                                .replace("{identity}", Site.OURS.signs("somebody"))
                                .replace("{uuid}", UUID.randomUUID().toString())
                                .replace("{shop}", shop.team()));
        };
    }
}
