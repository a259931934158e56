package io.conduct.record.boot;

import io.conduct.contract.RecordKind;
import io.conduct.ledgerfile.dictionary.Dictionary;
import io.conduct.record.imports.ImportController;
import io.conduct.record.imports.ImportProperties;
import io.conduct.record.imports.LedgerDoor;
import io.conduct.record.imports.LedgerParts;
import io.conduct.record.intake.Intake;
import io.conduct.record.intake.SubmissionReader;
import io.conduct.record.quarantine.Quarantine;
import io.conduct.service.problem.ProblemWriter;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The door for ledger files. */
@Configuration(proxyBeanMethods = false)
@Import(ImportController.class)
@EnableConfigurationProperties(ImportProperties.class)
class ImportConfiguration {

    @Bean
    Dictionary ledgerDictionary(ImportProperties properties, RecordKind kind) {
        return properties.dictionary() == null
                ? Dictionary.shipped(kind.singular())
                : Dictionary.read(properties.dictionary());
    }

    @Bean
    LedgerDoor ledgerDoor(
            ImportProperties properties,
            Dictionary dictionary,
            SubmissionReader<?> reader,
            Intake intake,
            ProblemWriter problems,
            Quarantine quarantine) {
        return new LedgerDoor(properties, dictionary, new LedgerParts(reader, intake, problems, quarantine));
    }
}
