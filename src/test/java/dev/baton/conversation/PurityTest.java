package dev.baton.conversation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

/** The rules of conversations need nothing but Java: no framework, no database, no other module. */
@AnalyzeClasses(packagesOf = Conversation.class, importOptions = ImportOption.DoNotIncludeTests.class)
class PurityTest {

    @ArchTest
    static final ArchRule theCoreIsPureJava = classes()
            .that()
            .resideInAPackage("dev.baton.conversation")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.baton.conversation", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule timeEntersOnlyWithCommands = noClasses()
            .that()
            .resideInAPackage("dev.baton.conversation")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime");
}
