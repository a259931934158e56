package io.conduct.testkit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What the recording services keep besides the {@link ArchitectureRules}: their domains know no framework. */
public final class RecordingServiceRules {

    private static final String SERVICES = "io.conduct.[meeting|document|petition].";

    @ArchTest
    public static final ArchRule DOMAIN_KNOWS_NO_FRAMEWORK = noClasses()
            .that()
            .resideInAPackage(SERVICES + "ledger..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "org.apache.kafka..", "com.mongodb..", "reactor..");

    @ArchTest
    public static final ArchRule RULES_KNOW_NO_TRANSPORT_AND_NO_STORE = noClasses()
            .that()
            .resideInAnyPackage(SERVICES + "rules..", SERVICES + "number..", SERVICES + "calendar..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework.web..",
                    "org.springframework.data..",
                    "org.apache.kafka..",
                    "com.mongodb..",
                    "reactor..");

    @ArchTest
    public static final ArchRule RULES_KNOW_NOTHING_OF_THE_LEDGER = noClasses()
            .that()
            .resideInAPackage(SERVICES + "rules..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(SERVICES + "ledger..");

    private RecordingServiceRules() {}
}
