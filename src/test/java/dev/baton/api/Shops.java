package dev.baton.api;

import dev.baton.HttpClientForTests;
import dev.baton.assistant.AssistantDocument;
import dev.baton.assistant.AssistantParser;
import dev.baton.assistant.Assistants;
import dev.baton.assistant.ParsedAssistant;
import dev.baton.people.Users;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Opens shops on the server under test: each with a team, an assistant and people that no other test meets. */
@TestConfiguration(proxyBeanMethods = false)
class Shops {

    /** What an assistant of a test can do; {@code handover} is what the test adds to its settings. */
    private static final String ASSISTANT = """
            id: %1$s
            name: Shop %1$s
            languages: [en]
            greeting:
              text: {en: "Welcome."}
            actions:
              - id: hello
                start: ["hello"]
                steps:
                  - say: {en: "Hello to you."}
              - id: order
                start: ["* order *"]
                steps:
                  - ask: number
                    kind: number
                    text: {en: "Which order?"}
                  - connect:
                      team: %1$s
                      messageToAgent: "Order {number}"
              - id: standing
                start: ["am I handed over"]
                steps:
                  - say: {en: "You are."}
                    when: {value: handover.standing, equals: "yes"}
                  - say: {en: "You are not."}
                    when: {value: handover.standing, equals: "no"}
              - id: after-care
                start: ["after care"]
                steps:
                  - say: {en: "Did that help?"}
              - id: verify
                start: ["verify me"]
                steps:
                  - ask: tax
                    kind: regex
                    pattern: "\\\\d{9}"
                    private: true
                    text: {en: "Your tax number?"}
                    retry: [{en: "Nine digits, please."}]
                  - say: {en: "Thank you, {tax}."}
            %2$s
            handover:
              defaultTeam: %1$s
            %3$s
            menu:
              handover: true
            """;

    /** The demo's assistants, and those of the shops. */
    static final class ShopAssistants implements Assistants {
        private final Assistants demo;
        private final Map<String, AssistantDocument> shops = new ConcurrentHashMap<>();

        ShopAssistants(Assistants demo) {
            this.demo = demo;
        }

        @Override
        public Optional<AssistantDocument> find(String id) {
            return Optional.ofNullable(shops.get(id)).or(() -> demo.find(id));
        }

        @Override
        public List<AssistantDocument> all() {
            return Stream.concat(demo.all().stream(), shops.values().stream()).toList();
        }

        void add(String yaml) {
            switch (new AssistantParser().parse(yaml)) {
                case ParsedAssistant.Valid valid -> shops.put(valid.document().id(), valid.document());
                case ParsedAssistant.Invalid invalid ->
                    throw new IllegalArgumentException(invalid.problems() + "\n" + yaml);
            }
        }
    }

    /** Opens them. */
    static final class Opener {
        private final ShopAssistants assistants;
        private final Users users;
        private final JdbcClient sql;
        private final IntSupplier port;

        Opener(ShopAssistants assistants, Users users, JdbcClient sql, IntSupplier port) {
            this.assistants = assistants;
            this.users = users;
            this.sql = sql;
            this.port = port;
        }

        /** Speaks to another server of this machine, where it opens no shops. */
        Opener at(int otherPort) {
            return new Opener(assistants, users, sql, () -> otherPort);
        }

        /** A shop whose offers ring for twenty seconds. */
        Shop open() {
            return open("", "");
        }

        /** A shop with other settings of its handover, as lines of YAML; {@code TEAM} is its team. */
        Shop open(String handover) {
            return open("", handover);
        }

        /** A shop with other settings of assistant and handover, as lines of YAML. */
        Shop open(String assistant, String handover) {
            var team = newTeam();
            assistants.add(ASSISTANT.formatted(
                    team, assistant, handover.replace("TEAM", team).indent(2)));
            return new Shop(this, team);
        }

        String newTeam() {
            var team = "t" + UUID.randomUUID().toString().substring(0, 8);
            sql.sql("insert into team (id, name) values (?, ?)")
                    .params(team, "Team " + team)
                    .update();
            return team;
        }

        Users users() {
            return users;
        }

        JdbcClient sql() {
            return sql;
        }

        HttpClientForTests http() {
            return HttpClientForTests.of(port.getAsInt());
        }
    }

    @Bean
    @Primary
    ShopAssistants shopAssistants(@Qualifier("assistants") Assistants demo) {
        return new ShopAssistants(demo);
    }

    @Bean
    Opener opener(ShopAssistants assistants, ObjectProvider<Users> users, JdbcClient sql, Environment environment) {
        return new Opener(
                assistants,
                users.getObject(),
                sql,
                () -> environment.getRequiredProperty("local.server.port", Integer.class));
    }
}
