package io.conduct.record;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.conduct.testkit.ArchitectureRules;

@AnalyzeClasses(packages = "io.conduct.record", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests HOUSE = ArchTests.in(ArchitectureRules.class);

    @ArchTest
    static final ArchRule THE_LEDGER_AND_THE_DOMAIN_KNOW_NO_TRANSPORT_AND_NO_STORE = noClasses()
            .that()
            .resideInAnyPackage("io.conduct.record.ledger", "io.conduct.record.domain")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..", "org.apache.kafka..", "com.mongodb..", "org.bson..", "io.micrometer..");
}
