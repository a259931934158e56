/** What a recording service supplies of its own: its payload, its checks, its rules. */
@NullMarked
package io.conduct.record.domain;

import org.jspecify.annotations.NullMarked;
