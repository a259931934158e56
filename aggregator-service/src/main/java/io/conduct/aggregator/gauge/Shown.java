package io.conduct.aggregator.gauge;

import io.conduct.service.org.Org;
import io.conduct.service.org.OrgDirectory;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What has gauges of its own.
 *
 * @param directory every org
 * @param day today where the records are made
 * @param properties what else is shown, and how much
 */
record Shown(OrgDirectory directory, Supplier<LocalDate> day, GaugeProperties properties) {

    /** The root, and the orgs directly below it, as many as may be shown. */
    List<Org> orgs() {
        return Stream.concat(directory.find(directory.root()).stream(), below().limit(properties.orgs()))
                .toList();
    }

    /** The orgs directly below the root that are too many. */
    List<Org> withoutGauges() {
        return below().skip(properties.orgs()).toList();
    }

    private Stream<Org> below() {
        return directory.children(directory.root()).stream();
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
        return day.get();
    }
}
