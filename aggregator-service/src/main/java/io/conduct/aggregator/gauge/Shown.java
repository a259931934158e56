package io.conduct.aggregator.gauge;

import io.conduct.aggregator.figure.Figures;
import io.conduct.service.org.Org;
import io.conduct.service.org.OrgDirectory;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What has gauges of its own.
 *
 * @param directory every org
 * @param figures knows what day it is
 * @param properties what else is shown, and how much
 */
record Shown(OrgDirectory directory, Figures figures, GaugeProperties properties) {

    /** The root, and the orgs directly below it. */
    List<Org> orgs() {
        String root = directory.root();
        return Stream.concat(
                        directory.find(root).stream(),
                        directory.children(root).stream().limit(properties.orgs()))
                .toList();
    }

    /** The codes of {@link #orgs()}. */
    List<String> codes() {
        return orgs().stream().map(Org::code).toList();
    }

    /** This year, the last, and those that the operator wants to see; in order. */
    List<Integer> years() {
        TreeSet<Integer> years = new TreeSet<>(properties.years());
        int thisYear = today().getYear();
        years.add(thisYear);
        years.add(thisYear - 1);
        return List.copyOf(years);
    }

    /** Today where the records are made. */
    LocalDate today() {
        return figures.today();
    }
}
