package io.conduct.aggregator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.conduct.testkit.ArchitectureRules;

@AnalyzeClasses(packages = "io.conduct.aggregator", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests HOUSE = ArchTests.in(ArchitectureRules.class);

    @ArchTest
    static final ArchRule FIGURES_KNOW_NEITHER_KAFKA_NOR_HTTP = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.conduct.aggregator.expression",
                    "io.conduct.aggregator.catalogue",
                    "io.conduct.aggregator.bucket",
                    "io.conduct.aggregator.figure",
                    "io.conduct.aggregator.report",
                    "io.conduct.aggregator.status")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.springframework.web..", "reactor..");

    @ArchTest
    static final ArchRule ONLY_THE_WEB_KNOWS_THE_WEB = noClasses()
            .that()
            .resideOutsideOfPackages("io.conduct.aggregator..web", "io.conduct.aggregator.boot")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.conduct.aggregator..web");
}
