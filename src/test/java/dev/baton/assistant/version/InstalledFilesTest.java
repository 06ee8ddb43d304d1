package dev.baton.assistant.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.assistant.version.AssistantFiles.InvalidDocument;
import dev.baton.assistant.version.AssistantVersions.Origin;
import dev.baton.assistant.version.AssistantVersions.Publication;
import dev.baton.assistant.version.AssistantVersions.Version;
import dev.baton.platform.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of files and database when they disagree. */
class InstalledFilesTest {

    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final String ONE = yaml("One");
    private static final String TWO = yaml("Two");
    private static final String THREE = yaml("Three");

    private final Path folder;
    private final AssistantVersions versions;

    InstalledFilesTest(@TempDir Path folder) {
        this.folder = folder;
        var source = TestDatabase.fresh();
        versions = new AssistantVersions(
                JdbcClient.create(source), new TransactionTemplate(new DataSourceTransactionManager(source)));
    }

    @Test
    void a_new_file_is_live_as_version_one() {
        start(ONE);
        assertThat(live()).isEqualTo(ONE);
        assertThat(versions.find("shop").orElseThrow().draft()).isEqualTo(ONE);
        assertThat(history()).containsExactly(1);
    }

    @Test
    void a_file_that_says_what_it_said_leaves_what_was_published_since() {
        start(ONE);
        publish(TWO);
        start(ONE);
        assertThat(live()).isEqualTo(TWO);
        assertThat(history()).containsExactly(2, 1);
    }

    @Test
    void a_file_that_was_changed_becomes_live_and_what_was_published_stays_a_version() {
        start(ONE);
        publish(TWO);
        start(THREE);
        assertThat(live()).isEqualTo(THREE);
        assertThat(versions.document("shop", 2)).contains(TWO);
        assertThat(versions.find("shop").orElseThrow().draft()).isEqualTo(THREE);
    }

    @Test
    void a_draft_with_changes_of_its_own_outlives_a_changed_file() {
        start(ONE);
        assertThat(versions.saveDraft("shop", revision(), TWO, "Bea", AT)).isTrue();
        start(THREE);
        assertThat(live()).isEqualTo(THREE);
        assertThat(versions.find("shop").orElseThrow().draft()).isEqualTo(TWO);
    }

    @Test
    void an_assistant_whose_file_is_gone_goes_on() throws IOException {
        start(ONE);
        Files.delete(folder.resolve("shop.yaml"));
        new InstalledFiles(folder, false).takeOver(versions, AT);
        assertThat(live()).isEqualTo(ONE);
    }

    @Test
    void a_broken_file_stops_the_start_and_changes_nothing() throws IOException {
        start(ONE);
        Files.writeString(folder.resolve("another.yaml"), TWO.replace("shop", "another"));
        Files.writeString(folder.resolve("shop.yaml"), THREE.replace("languages", "langages"));
        assertThatThrownBy(() -> new InstalledFiles(folder, false).takeOver(versions, AT))
                .isInstanceOf(InvalidDocument.class)
                .hasMessageContaining("line 2");
        assertThat(live()).isEqualTo(ONE);
        assertThat(versions.find("another")).isEmpty();
    }

    @Test
    void two_files_with_one_id_stop_the_start() throws IOException {
        Files.writeString(folder.resolve("again.yaml"), TWO);
        assertThatThrownBy(() -> start(ONE)).hasMessage("Two assistants have the id shop.");
    }

    @Test
    void a_change_that_starts_from_an_old_revision_does_nothing() {
        start(ONE);
        long seen = revision();
        assertThat(versions.saveDraft("shop", seen, TWO, "Bea", AT)).isTrue();
        assertThat(versions.saveDraft("shop", seen, THREE, "Ben", AT)).isFalse();
        assertThat(versions.publish("shop", seen, publication(THREE))).isEmpty();
        assertThat(versions.find("shop").orElseThrow().draft()).isEqualTo(TWO);
        assertThat(history()).containsExactly(1);
    }

    private void start(String yaml) {
        try {
            Files.writeString(folder.resolve("shop.yaml"), yaml);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        new InstalledFiles(folder, false).takeOver(versions, AT);
    }

    private void publish(String yaml) {
        assertThat(versions.publish("shop", revision(), publication(yaml))).isPresent();
    }

    private static Publication publication(String yaml) {
        return new Publication(yaml, Origin.PUBLISHED, true, OptionalInt.empty(), Optional.empty(), "Bea", AT);
    }

    private long revision() {
        return versions.find("shop").orElseThrow().revision();
    }

    private String live() {
        int version = versions.find("shop").orElseThrow().live().orElseThrow();
        return versions.document("shop", version).orElseThrow();
    }

    private List<Integer> history() {
        return versions.versions("shop", Integer.MAX_VALUE, 10).stream()
                .map(Version::version)
                .toList();
    }

    private static String yaml(String name) {
        return "id: shop\nlanguages: en\nname: " + name + "\nhandover: {defaultTeam: support}\n";
    }
}
