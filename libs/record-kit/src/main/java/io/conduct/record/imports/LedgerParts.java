package io.conduct.record.imports;

import io.conduct.record.intake.Intake;
import io.conduct.record.intake.SubmissionReader;
import io.conduct.record.quarantine.Quarantine;
import io.conduct.service.problem.ProblemWriter;

/**
 * What every import needs.
 *
 * @param reader reads a submission, for every door alike
 * @param intake records what was read
 * @param problems writes problems
 * @param quarantine keeps the rows that could not be recorded
 */
public record LedgerParts(SubmissionReader<?> reader, Intake intake, ProblemWriter problems, Quarantine quarantine) {}
