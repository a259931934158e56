/** The ways to the personal part of a record, each of them audited. */
@NullMarked
package io.conduct.record.personal;

import org.jspecify.annotations.NullMarked;
