/** The printed table of this year's figures against last year's. */
@NullMarked
package io.conduct.local.launcher.report;

import org.jspecify.annotations.NullMarked;
