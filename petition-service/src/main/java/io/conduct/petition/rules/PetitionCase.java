package io.conduct.petition.rules;

import io.conduct.contract.payload.Petition;
import io.conduct.petition.calendar.WorkingDays;
import java.util.OptionalInt;

/**
 * A petition with what else its rules look at.
 *
 * @param petition the petition
 * @param petitioners how many petitioners it names; empty when it names none
 * @param originalKnown whether the petition that it says it repeats is recorded
 * @param calendar the working days
 */
public record PetitionCase(Petition petition, OptionalInt petitioners, boolean originalKnown, WorkingDays calendar) {}
