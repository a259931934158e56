/** A durable document store on one file that speaks the MongoDB wire protocol, with nothing to install. */
@NullMarked
package io.conduct.local.store;

import org.jspecify.annotations.NullMarked;
