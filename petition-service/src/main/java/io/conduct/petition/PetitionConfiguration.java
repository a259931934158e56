package io.conduct.petition;

import io.conduct.petition.calendar.WorkingDays;
import io.conduct.petition.ledger.PetitionDomain;
import io.conduct.petition.personal.AesGcm;
import io.conduct.petition.personal.KeyFile;
import io.conduct.petition.personal.PetitionPersonalData;
import io.conduct.petition.rules.PetitionRules;
import io.conduct.record.rules.LocalRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.support.ResourcePatternResolver;

/** Gives the record kit its domain. A rule file with an error, or no good keys, stop the start. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PetitionProperties.class)
class PetitionConfiguration {

    @Bean
    WorkingDays workingDays(PetitionProperties properties, ResourcePatternResolver resources) {
        try {
            return WorkingDays.read(List.of(resources.getResources(properties.calendar())));
        } catch (IOException e) {
            throw new UncheckedIOException(properties.calendar() + " (expected: readable files)", e);
        }
    }

    @Bean
    PetitionDomain petitionDomain(PetitionProperties properties, LocalRules local, WorkingDays calendar) {
        return new PetitionDomain(PetitionRules.read(local.after(properties.rules()), calendar));
    }

    @Bean
    PetitionPersonalData petitionPersonalData(PetitionProperties properties) {
        return new PetitionPersonalData(KeyFile.read(properties.keys(), List.of(new AesGcm())));
    }
}
