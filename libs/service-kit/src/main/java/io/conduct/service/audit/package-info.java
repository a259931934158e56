/** Who did what: an append-only log in which a later change of any entry shows. */
@NullMarked
package io.conduct.service.audit;

import org.jspecify.annotations.NullMarked;
