/** The personal part of petitions: checked, sealed with the keys of a file, found again without being read. */
@NullMarked
package io.conduct.petition.personal;

import org.jspecify.annotations.NullMarked;
