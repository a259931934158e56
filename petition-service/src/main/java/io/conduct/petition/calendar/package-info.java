/** Which days are working days in China, year by year as the State Council arranges them. */
@NullMarked
package io.conduct.petition.calendar;

import org.jspecify.annotations.NullMarked;
