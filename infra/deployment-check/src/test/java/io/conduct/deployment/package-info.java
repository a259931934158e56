/** Reads what the platform is deployed with and holds it against its schemas and against what the services really take. */
@NullMarked
package io.conduct.deployment;

import org.jspecify.annotations.NullMarked;
