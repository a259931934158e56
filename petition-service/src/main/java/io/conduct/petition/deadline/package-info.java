/** Which petitions are overdue and which soon will be. */
@NullMarked
package io.conduct.petition.deadline;

import org.jspecify.annotations.NullMarked;
