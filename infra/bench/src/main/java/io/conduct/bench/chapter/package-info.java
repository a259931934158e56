/** What is measured, one ability after the other, on one running platform. */
@NullMarked
package io.conduct.bench.chapter;

import org.jspecify.annotations.NullMarked;
