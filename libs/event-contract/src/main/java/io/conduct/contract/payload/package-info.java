/** The public payloads as immutable Java values, and the one way to read and write them. */
@NullMarked
package io.conduct.contract.payload;

import org.jspecify.annotations.NullMarked;
