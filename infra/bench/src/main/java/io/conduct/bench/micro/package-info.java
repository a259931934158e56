/** Measurements of single methods by JMH. */
@NullMarked
package io.conduct.bench.micro;

import org.jspecify.annotations.NullMarked;
