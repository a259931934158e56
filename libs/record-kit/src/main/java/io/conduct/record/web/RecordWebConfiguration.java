package io.conduct.record.web;

import io.conduct.contract.RecordKind;
import io.conduct.service.store.StoreWatch;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Brings in the controllers. */
@Configuration(proxyBeanMethods = false)
@Import({
    RecordController.class,
    BatchController.class,
    RecordListController.class,
    IdentityWebConfiguration.class,
    RecordTrailController.class
})
@EnableConfigurationProperties(ReceiptProperties.class)
public class RecordWebConfiguration {

    @Bean
    CountedRecords countedRecords(ReceiptProperties properties, RecordKind kind) {
        return new CountedRecords(properties, kind);
    }

    @Bean
    StoreAwayFilter storeAwayFilter(StoreWatch watch) {
        return new StoreAwayFilter(watch);
    }
}
