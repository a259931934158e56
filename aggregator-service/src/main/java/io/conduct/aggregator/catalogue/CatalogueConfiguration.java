package io.conduct.aggregator.catalogue;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;

/** Reads the catalogue at start; a wrong one stops the start with every error of the file. */
@Configuration(proxyBeanMethods = false)
class CatalogueConfiguration {

    /**
     * What an operator sets.
     *
     * @param catalogue the catalogue's file
     */
    @ConfigurationProperties("conduct.aggregator")
    record CatalogueProperties(
            @DefaultValue("classpath:catalogue.yaml") Resource catalogue) {}

    @Bean
    Catalogue catalogue(CatalogueProperties properties) {
        return new CatalogueReader().read(properties.catalogue());
    }
}
