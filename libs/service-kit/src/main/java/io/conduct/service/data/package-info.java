/** Data files (YAML) whose every error names file, line and reason. */
@NullMarked
package io.conduct.service.data;

import org.jspecify.annotations.NullMarked;
