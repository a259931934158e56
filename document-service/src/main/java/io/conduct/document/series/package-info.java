/** The series of numbers that documents were issued under: what is missing, what is there twice. */
@NullMarked
package io.conduct.document.series;

import org.jspecify.annotations.NullMarked;
