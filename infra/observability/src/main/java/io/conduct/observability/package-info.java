/** Makes the Grafana dashboards from the metric catalogue and a layout, so that they say what the API says. */
@NullMarked
package io.conduct.observability;

import org.jspecify.annotations.NullMarked;
