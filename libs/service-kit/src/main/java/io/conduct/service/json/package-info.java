/** JSON read strictly, so that no figure changes in parsing. */
@NullMarked
package io.conduct.service.json;

import org.jspecify.annotations.NullMarked;
