package io.conduct.testkit;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.stream.Stream;

/**
 * The rules of the house. A module takes all of them with one line in its {@code ArchitectureTest}:
 *
 * <pre>{@code
 * @ArchTest
 * static final ArchTests HOUSE = ArchTests.in(ArchitectureRules.class);
 * }</pre>
 */
public final class ArchitectureRules {
    private static final String CONTRACT = "io.conduct.contract..";
    private static final String SERVICE_KIT = "io.conduct.service..";
    private static final String LEDGER_FILE = "io.conduct.ledgerfile..";
    private static final String RECORD_KIT = "io.conduct.record..";
    private static final String REPORT_DOCUMENT = "io.conduct.reportdocument..";

    @ArchTest
    public static final ArchRule CONTRACT_KNOWS_NO_OTHER_MODULE = knowsOnly(CONTRACT);

    @ArchTest
    public static final ArchRule SERVICE_KIT_KNOWS_NEITHER_RECORDS_NOR_EVENTS = knowsOnly(SERVICE_KIT);

    @ArchTest
    public static final ArchRule LEDGER_FILES_KNOW_NO_RECORDS = knowsOnly(LEDGER_FILE, SERVICE_KIT);

    @ArchTest
    public static final ArchRule REPORT_DOCUMENTS_KNOW_NO_FIGURES = knowsOnly(REPORT_DOCUMENT);

    @ArchTest
    public static final ArchRule RECORD_KIT_KNOWS_NO_SERVICE =
            knowsOnly(RECORD_KIT, CONTRACT, SERVICE_KIT, LEDGER_FILE);

    @ArchTest
    public static final ArchRule MEETING_SERVICE_KNOWS_ONLY_THE_LIBRARIES = recordingService("io.conduct.meeting..");

    @ArchTest
    public static final ArchRule DOCUMENT_SERVICE_KNOWS_ONLY_THE_LIBRARIES = recordingService("io.conduct.document..");

    @ArchTest
    public static final ArchRule PETITION_SERVICE_KNOWS_ONLY_THE_LIBRARIES = recordingService("io.conduct.petition..");

    @ArchTest
    public static final ArchRule AGGREGATOR_KNOWS_ONLY_EVENTS_AND_LIBRARIES =
            knowsOnly("io.conduct.aggregator..", CONTRACT, SERVICE_KIT, REPORT_DOCUMENT);

    @ArchTest
    public static final ArchRule GATEWAY_KNOWS_ONLY_THE_SERVICE_KIT = knowsOnly("io.conduct.gateway..", SERVICE_KIT);

    @ArchTest
    public static final ArchRule PACKAGES_FORM_NO_CYCLE = SlicesRuleDefinition.slices()
            .matching("io.conduct.(*).(*)..")
            .should()
            .beFreeOfCycles()
            .allowEmptyShould(true)
            .as("no two packages of a module should depend on each other, directly or in a circle");

    @ArchTest
    public static final ArchRule NO_FIELD_INJECTION =
            GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION.allowEmptyShould(true);

    @ArchTest
    public static final ArchRule NO_JAVA_UTIL_LOGGING =
            GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.allowEmptyShould(true);

    @ArchTest
    public static final ArchRule NO_STANDARD_STREAMS =
            GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.allowEmptyShould(true);

    private ArchitectureRules() {}

    /** A rule that a module's packages use none of ours but their own and these. */
    public static ArchRule knowsOnly(String module, String... others) {
        String[] known = Stream.concat(Stream.of(module), Stream.of(others)).toArray(String[]::new);
        return noClasses()
                .that(resideInAPackage(module))
                .should()
                .dependOnClassesThat(resideInAPackage("io.conduct..").and(resideOutsideOfPackages(known)))
                .allowEmptyShould(true)
                .as(module + " should use nothing of ours but " + String.join(", ", known));
    }

    private static ArchRule recordingService(String module) {
        return knowsOnly(module, CONTRACT, SERVICE_KIT, RECORD_KIT);
    }
}
