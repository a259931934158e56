package io.conduct.document;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.conduct.testkit.ArchitectureRules;

@AnalyzeClasses(packages = "io.conduct.document", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests HOUSE = ArchTests.in(ArchitectureRules.class);

    @ArchTest
    static final ArchRule DOMAIN_KNOWS_NO_TRANSPORT_AND_NO_STORE = noClasses()
            .that()
            .resideInAnyPackage("io.conduct.document.ledger", "io.conduct.document.number", "io.conduct.document.rules")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework.web..",
                    "org.springframework.data..",
                    "org.apache.kafka..",
                    "com.mongodb..",
                    "reactor..");

    @ArchTest
    static final ArchRule RULES_KNOW_NOTHING_OF_THE_LEDGER = noClasses()
            .that()
            .resideInAPackage("io.conduct.document.rules")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.conduct.document.ledger");
}
