package io.conduct.ledgerfile;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import io.conduct.testkit.ArchitectureRules;

@AnalyzeClasses(packages = "io.conduct.ledgerfile", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchTests HOUSE = ArchTests.in(ArchitectureRules.class);

    @ArchTest
    static final ArchRule KNOWS_ONLY_DATA_FILES =
            ArchitectureRules.knowsOnly("io.conduct.ledgerfile..", "io.conduct.service.data..");
}
