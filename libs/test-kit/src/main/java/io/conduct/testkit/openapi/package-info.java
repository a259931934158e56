/** Whether the description of an API is whole. */
@NullMarked
package io.conduct.testkit.openapi;

import org.jspecify.annotations.NullMarked;
