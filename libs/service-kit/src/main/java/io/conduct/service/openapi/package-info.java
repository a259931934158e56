/** The description of a service's API (OpenAPI 3.1): generated from its controllers, completed from fragments and access rules. */
@NullMarked
package io.conduct.service.openapi;

import org.jspecify.annotations.NullMarked;
