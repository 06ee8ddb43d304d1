package dev.baton.api;

import dev.baton.HttpClientForTests;
import dev.baton.HttpClientForTests.Answer;
import dev.baton.people.NewUser;
import dev.baton.platform.security.Role;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A shop with a team, an assistant that hands over to it, customers and colleagues. */
final class Shop {

    private static final String PASSWORD = "shop-password";

    private final Shops.Opener server;
    private final String team;

    Shop(Shops.Opener server, String team) {
        this.server = server;
        this.team = team;
    }

    /** The team's id, which is the assistant's too. */
    String team() {
        return team;
    }

    /** Somebody who proves nothing. */
    HttpClientForTests anyone() {
        return server.http();
    }

    /** A customer who has opened the chat. */
    Customer customer() {
        return customer(Map.of("assistant", team));
    }

    /** A customer who has opened the chat in this way. */
    Customer customer(Map<String, ?> start) {
        return new Customer(anyone(), anyone().post("/api/v1/conversations", json(start)));
    }

    /** A customer who waits for a person of the team. */
    Customer waitingCustomer() {
        var customer = customer();
        customer.asksForPerson();
        customer.awaits("handover.queued");
        return customer;
    }

    /** Somebody who takes up to six conversations of the team, declared offline. */
    Colleague agent(String name) {
        return agent(name, 6);
    }

    Colleague agent(String name, int cap, Role... more) {
        return colleague(name, OptionalInt.of(cap * 100), List.of(team), EnumSet.of(Role.AGENT, more));
    }

    Colleague supervisor(String name) {
        return agent(name, 6, Role.SUPERVISOR);
    }

    /** Somebody who takes no conversations. */
    Colleague office(String name, Role role) {
        return colleague(name, OptionalInt.empty(), List.of(), EnumSet.of(role));
    }

    /** Another team without anybody. */
    String anotherTeam() {
        return server.newTeam();
    }

    private Colleague colleague(String name, OptionalInt cap, List<String> teams, EnumSet<Role> roles) {
        var email = UUID.randomUUID() + "@example.com";
        var id = server.users()
                .add(new NewUser(
                        email, name, roles, Optional.of(PASSWORD), cap, teams, Map.of(), List.of("en"), false));
        var token = anyone().post("/api/v1/tokens", json("email", email, "password", PASSWORD));
        return new Colleague(
                id.toString(), name, anyone().bearer(token.json().at("/token").asString()));
    }

    /** An object of names and values. */
    static String json(@Nullable Object... pairs) {
        var object = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            object.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return json(object);
    }

    static String json(Map<String, ?> object) {
        return JsonMapper.shared().writeValueAsString(object);
    }

    /** The numbers of answers that must all be positive. */
    static List<Integer> statuses(Answer... answers) {
        return Arrays.stream(answers).map(Answer::status).toList();
    }
}
