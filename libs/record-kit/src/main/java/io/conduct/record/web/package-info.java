/** The HTTP face of a recording service. */
@NullMarked
package io.conduct.record.web;

import org.jspecify.annotations.NullMarked;
