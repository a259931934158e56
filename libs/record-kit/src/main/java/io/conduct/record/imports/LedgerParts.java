package io.conduct.record.imports;

import io.conduct.record.intake.Intake;
import io.conduct.record.intake.SubmissionReader;
import io.conduct.service.problem.ProblemWriter;

/**
 * What every import needs.
 *
 * @param reader reads a submission, for every door alike
 * @param intake records what was read
 * @param problems writes problems
 */
public record LedgerParts(SubmissionReader<?> reader, Intake intake, ProblemWriter problems) {}
