package io.conduct.meeting.rules;

/** Whose rule it is. */
enum Jurisdiction {
    NATIONAL,
    PROVINCIAL,
    CITY,
    ORGAN
}
