/** A report as a document one can print and sign: Word in the layout of GB/T 9704, spreadsheet and CSV. */
@NullMarked
package io.conduct.reportdocument;

import org.jspecify.annotations.NullMarked;
