/** The service that records issued documents. */
@NullMarked
package io.conduct.document;

import org.jspecify.annotations.NullMarked;
