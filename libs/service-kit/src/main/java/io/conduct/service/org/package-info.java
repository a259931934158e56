/** The directory of orgs: codes, names, validity. */
@NullMarked
package io.conduct.service.org;

import org.jspecify.annotations.NullMarked;
