package io.conduct.service;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * What an operator sets for every service alike.
 *
 * @param orgs the directory of orgs, a YAML file
 */
@ConfigurationProperties("conduct")
record ServiceKitProperties(
        @DefaultValue("classpath:io/conduct/service/org/orgs.yaml")
        Resource orgs) {}
