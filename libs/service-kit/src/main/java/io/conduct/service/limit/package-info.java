/** How much and how slowly a sender may send, whatever it is about. */
@NullMarked
package io.conduct.service.limit;

import org.jspecify.annotations.NullMarked;
