package io.conduct.document;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import io.conduct.testkit.ArchitectureRules;
import io.conduct.testkit.RecordingServiceRules;

@AnalyzeClasses(packages = "io.conduct.document", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests HOUSE = ArchTests.in(ArchitectureRules.class);

    @ArchTest
    static final ArchTests RECORDING_SERVICES = ArchTests.in(RecordingServiceRules.class);
}
