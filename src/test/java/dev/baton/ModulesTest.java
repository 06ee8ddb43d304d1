package dev.baton;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {

    private static final Path ARCHITECTURE = Path.of("docs", "architecture.md");
    private static final String BEGIN = "<!-- modules: begin -->";
    private static final String END = "<!-- modules: end -->";

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.baton");

    @Test
    void each_module_uses_only_what_it_may() {
        ApplicationModules.of(Baton.class).verify();
    }

    @Test
    void the_rules_of_a_conversation_know_no_framework() {
        classes()
                .that()
                .resideInAPackage("dev.baton.conversation")
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", "dev.baton.conversation")
                .check(CODE);
    }

    @Test
    void everything_is_told_the_time_by_the_one_clock() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.baton.platform.DatabaseClock")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CODE);
    }

    /** {@code ./mvnw test -Dtest=ModulesTest -Dupdate-docs} draws it anew. */
    @Test
    void the_picture_of_the_modules_in_the_docs_is_drawn_from_the_code() throws IOException {
        String document = Files.readString(ARCHITECTURE);
        String drawn = BEGIN + "\n```mermaid\n" + picture() + "```\n" + END;
        String current = document.substring(document.indexOf(BEGIN), document.indexOf(END) + END.length());
        if (System.getProperty("update-docs") != null) {
            Files.writeString(ARCHITECTURE, document.replace(current, drawn));
        } else {
            assertThat(current).isEqualTo(drawn);
        }
    }

    private static String picture() {
        var modules = ApplicationModules.of(Baton.class);
        return "graph LR\n"
                + modules.stream()
                        .flatMap(module -> module.getDirectDependencies(modules)
                                .uniqueModules()
                                .map(uses -> "  " + module.getIdentifier() + " --> " + uses.getIdentifier() + "\n"))
                        .filter(line -> !line.contains("--> platform"))
                        .sorted()
                        .distinct()
                        .collect(Collectors.joining());
    }
}
