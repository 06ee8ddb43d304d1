package dev.baton.assistant.version;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.assistant.AssistantDocument;
import dev.baton.assistant.AssistantsChanged;
import dev.baton.assistant.version.AssistantVersions.Origin;
import dev.baton.assistant.version.AssistantVersions.Publication;
import dev.baton.assistant.version.AssistantVersions.Source;
import dev.baton.platform.Hints;
import dev.baton.platform.Node;
import dev.baton.platform.database.DatabaseAddress;
import dev.baton.platform.database.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Two nodes on one database. */
class LiveAssistantsTest {

    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    private final DatabaseAddress address = TestDatabase.freshAddress();
    private final List<Object> news = new CopyOnWriteArrayList<>();

    @Test
    void what_one_node_publishes_another_learns_by_a_hint() {
        try (Hints here = Hints.start(address, Node.random());
                Hints there = Hints.start(address, Node.random())) {
            AssistantVersions versions = versions();
            var one = new LiveAssistants(versions, here, event -> {}, true);
            var other = new LiveAssistants(versions(), there, news::add, true);
            publish(versions, Source.API, "One");
            one.changed("shop");
            assertThat(name(one)).contains("One");
            Awaitility.await().untilAsserted(() -> assertThat(name(other)).contains("One"));
            publish(versions, Source.API, "Two");
            one.changed("shop");
            Awaitility.await().untilAsserted(() -> assertThat(name(other)).contains("Two"));
            assertThat(news).allSatisfy(event -> assertThat(event).isInstanceOf(AssistantsChanged.class));
        }
    }

    @Test
    void a_node_that_missed_the_hint_finds_out_by_comparing_and_says_so_once() {
        try (Hints here = Hints.start(address, Node.random())) {
            AssistantVersions versions = versions();
            var node = new LiveAssistants(versions, here, news::add, true);
            publish(versions, Source.API, "One");
            node.compare();
            node.compare();
            assertThat(name(node)).contains("One");
            assertThat(news).hasSize(1);
        }
    }

    @Test
    void the_demos_assistants_are_live_only_while_the_demo_is_on() {
        try (Hints here = Hints.start(address, Node.random())) {
            AssistantVersions versions = versions();
            publish(versions, Source.DEMO, "One");
            var node = new LiveAssistants(versions, here, news::add, false);
            node.read();
            assertThat(node.all()).isEmpty();
        }
    }

    @Test
    void a_version_that_this_release_does_not_understand_leaves_the_one_before() {
        try (Hints here = Hints.start(address, Node.random())) {
            AssistantVersions versions = versions();
            var node = new LiveAssistants(versions, here, news::add, true);
            publish(versions, Source.API, "One");
            node.read();
            publish(versions, "id: shop\nof: another release\n");
            node.read();
            assertThat(name(node)).contains("One");
        }
    }

    private AssistantVersions versions() {
        var source = TestDatabase.pool(address);
        return new AssistantVersions(
                JdbcClient.create(source), new TransactionTemplate(new DataSourceTransactionManager(source)));
    }

    private static Optional<String> name(LiveAssistants node) {
        return node.find("shop").map(AssistantDocument::name);
    }

    private static void publish(AssistantVersions versions, Source source, String name) {
        String yaml = "id: shop\nlanguages: en\nname: " + name + "\nhandover: {defaultTeam: support}\n";
        versions.create("shop", source, yaml, "Bea", AT);
        publish(versions, yaml);
    }

    private static void publish(AssistantVersions versions, String yaml) {
        long revision = versions.find("shop").orElseThrow().revision();
        var made = new Publication(yaml, Origin.PUBLISHED, true, OptionalInt.empty(), Optional.empty(), "Bea", AT);
        assertThat(versions.publish("shop", revision, made)).isPresent();
    }
}
