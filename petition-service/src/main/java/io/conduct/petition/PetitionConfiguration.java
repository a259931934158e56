package io.conduct.petition;

import io.conduct.petition.ledger.PetitionDomain;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives the record kit its domain. */
@Configuration(proxyBeanMethods = false)
class PetitionConfiguration {

    @Bean
    PetitionDomain petitionDomain() {
        return new PetitionDomain();
    }
}
