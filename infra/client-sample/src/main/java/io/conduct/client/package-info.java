/** How a departmental system pushes its records: a client to copy, with the retries that make every call safe to repeat. */
@NullMarked
package io.conduct.client;

import org.jspecify.annotations.NullMarked;
