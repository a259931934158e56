/** One description of every service's API, and a page to read and try it. */
@NullMarked
package io.conduct.gateway.docs;

import org.jspecify.annotations.NullMarked;
