package io.conduct.document.rules;

/** Whose rule it is. */
enum Jurisdiction {
    NATIONAL,
    PROVINCIAL,
    CITY,
    ORGAN
}
