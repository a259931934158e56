/** What orgs declared to have sent, against what was received and counted. Where neither is, nothing is known. */
@NullMarked
package io.conduct.aggregator.coverage;

import org.jspecify.annotations.NullMarked;
