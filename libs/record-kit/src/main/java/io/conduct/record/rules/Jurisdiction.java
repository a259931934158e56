package io.conduct.record.rules;

/** Whose rule it is. */
public enum Jurisdiction {
    NATIONAL,
    PROVINCIAL,
    CITY,
    ORGAN
}
