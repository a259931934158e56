/** CloudEvents about records: how one is read, whatever carried it, and the HTTP door for them. */
@NullMarked
package io.conduct.record.events;

import org.jspecify.annotations.NullMarked;
