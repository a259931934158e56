package io.conduct.record.openapi;

import io.conduct.record.domain.RecordDomain;
import io.conduct.service.openapi.ApiVocabulary;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Describes the API of a recording service in the words of its kind. */
@AutoConfiguration
class RecordApiAutoConfiguration {

    @Bean
    ApiVocabulary apiVocabulary(RecordDomain<?> domain) {
        return RecordVocabulary.of(domain.kind());
    }
}
