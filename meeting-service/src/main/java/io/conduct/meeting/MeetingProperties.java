package io.conduct.meeting;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * What an operator may set for meetings.
 *
 * @param rules the rules on meetings that hold everywhere, a YAML file
 */
@ConfigurationProperties("conduct.meeting")
record MeetingProperties(
        @DefaultValue("classpath:rules/meetings.yaml") Resource rules) {}
