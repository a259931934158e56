/** Who is calling and what they may do: JWT, scopes, the org subtree. */
@NullMarked
package io.conduct.service.security;

import org.jspecify.annotations.NullMarked;
