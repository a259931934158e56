package io.conduct.aggregator.gauge;

import io.conduct.service.org.Org;
import io.conduct.service.org.OrgDirectory;
import java.util.List;
import java.util.stream.Stream;

/**
 * The orgs that have gauges of their own: the root and those directly below it.
 *
 * @param directory every org
 */
record ShownOrgs(OrgDirectory directory) {

    List<String> codes() {
        return Stream.concat(
                        Stream.of(directory.root()),
                        directory.children(directory.root()).stream().map(Org::code))
                .toList();
    }
}
