/** Query parameters: what an endpoint takes, and links to a next page. */
@NullMarked
package io.conduct.service.query;

import org.jspecify.annotations.NullMarked;
