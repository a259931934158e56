package io.conduct.document;

import io.conduct.document.ledger.DocumentDomain;
import io.conduct.document.rules.DocumentRules;
import io.conduct.record.rules.LocalRules;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;

/** Gives the record kit its domain. A rule file with an error stops the start. */
@Configuration(proxyBeanMethods = false)
class DocumentConfiguration {

    @Bean
    DocumentDomain documentDomain(LocalRules local) {
        return new DocumentDomain(DocumentRules.read(local.after(
                new ClassPathResource("rules/documents.yaml"), new ClassPathResource("rules/scopes.yaml"))));
    }
}
