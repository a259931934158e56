/** Files of rows, whatever their format: recognised by content, read as a stream, refused when they are not what they should be. */
@NullMarked
package io.conduct.ledgerfile.file;

import org.jspecify.annotations.NullMarked;
