/** What every recording service promises its callers, as tests that each service inherits. */
@NullMarked
package io.conduct.testkit.contract;

import org.jspecify.annotations.NullMarked;
