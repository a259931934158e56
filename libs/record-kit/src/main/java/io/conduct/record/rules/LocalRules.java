package io.conduct.record.rules;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * The rule files that an installation adds to those its services ship: what an organ has decided for its own subtree.
 *
 * @param rules locations of YAML files, such as {@code file:/etc/conduct/meetings.yaml}, in no particular order
 */
@ConfigurationProperties("conduct.record")
public record LocalRules(@DefaultValue List<Resource> rules) {

    /** Takes a copy of the locations. */
    public LocalRules {
        rules = List.copyOf(rules);
    }

    /** The files a service ships, then the local ones. */
    public List<Resource> after(Resource... shipped) {
        return Stream.concat(Stream.of(shipped), rules.stream()).toList();
    }
}
