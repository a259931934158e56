/** What every service shares at its edge: callers, problems, orgs, strict JSON, data files. Holds no record and no event. */
@NullMarked
package io.conduct.service;

import org.jspecify.annotations.NullMarked;
