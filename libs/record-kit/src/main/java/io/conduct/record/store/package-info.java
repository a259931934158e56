/** The records in MongoDB: one document each, single-document atomicity only. */
@NullMarked
package io.conduct.record.store;

import org.jspecify.annotations.NullMarked;
