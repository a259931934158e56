package io.conduct.record.boot;

import io.conduct.record.store.MongoRecords;
import io.conduct.record.store.MongoRelations;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.util.retry.Retry;

/** What the store needs before it is quick: its indexes, as soon as it can be reached. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(StoreConfiguration.class);

    @Bean
    ApplicationListener<ApplicationReadyEvent> createIndexes(MongoRecords records, MongoRelations relations) {
        return ready -> records.createIndexes()
                .then(relations.createIndexes())
                .retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofSeconds(1)).maxBackoff(Duration.ofSeconds(30)))
                .subscribe(done -> {}, failure -> LOG.error("indexes cannot be created", failure));
    }
}
