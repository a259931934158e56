/** The numbers of documents: what they are made of and how they are written. */
@NullMarked
package io.conduct.document.number;

import org.jspecify.annotations.NullMarked;
