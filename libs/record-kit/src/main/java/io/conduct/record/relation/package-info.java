/** Which records have to do with each other, and the assessment of a record by what is known of the others. */
@NullMarked
package io.conduct.record.relation;

import org.jspecify.annotations.NullMarked;
