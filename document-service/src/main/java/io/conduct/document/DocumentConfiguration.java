package io.conduct.document;

import io.conduct.document.ledger.DocumentDomain;
import io.conduct.document.rules.DocumentRules;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives the record kit its domain. A rule file with an error stops the start. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DocumentProperties.class)
class DocumentConfiguration {

    @Bean
    DocumentDomain documentDomain(DocumentProperties properties) {
        return new DocumentDomain(DocumentRules.read(properties.rules()));
    }
}
