package dev.baton;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.docs.Documenter;

class ModulesTest {

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

    @Test
    void the_picture_of_the_modules_is_drawn_from_the_code() {
        new Documenter(
                        ApplicationModules.of(Baton.class),
                        Documenter.Options.defaults().withOutputFolder("target/modules"))
                .writeModulesAsPlantUml();
    }
}
