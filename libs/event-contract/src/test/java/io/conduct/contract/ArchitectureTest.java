package io.conduct.contract;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.conduct.contract", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule CONTRACT_KNOWS_NO_FRAMEWORK_AND_NO_SERVICE = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..",
                    "reactor..",
                    "com.mongodb..",
                    "io.conduct.service..",
                    "io.conduct.record..");

    @ArchTest
    static final ArchRule PAYLOADS_KNOW_NO_BROKER = noClasses()
            .that()
            .resideInAPackage("io.conduct.contract.payload")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "io.cloudevents..", "com.networknt..");
}
