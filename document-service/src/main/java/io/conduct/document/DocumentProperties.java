package io.conduct.document;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.core.io.Resource;

/**
 * What an operator may set for documents.
 *
 * @param rules the limits on documents, a YAML file
 */
@ConfigurationProperties("conduct.document")
record DocumentProperties(
        @DefaultValue("classpath:rules/documents.yaml") Resource rules) {}
