package io.conduct.service.store;

import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import io.conduct.service.problem.ProblemMapping;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.boot.mongodb.autoconfigure.MongoProperties;
import org.springframework.boot.mongodb.autoconfigure.MongoReactiveAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.StandardMongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;

/** How the store is used: every write durable, every wait bounded. */
@AutoConfiguration(before = {MongoAutoConfiguration.class, MongoReactiveAutoConfiguration.class})
@ConditionalOnClass({MongoClientSettings.class, MongoClientSettingsBuilderCustomizer.class})
class StoreAutoConfiguration {

    @Bean
    StoreWatch storeWatch() {
        return new StoreWatch();
    }

    @Bean
    StoreThreads storeThreads() {
        return new StoreThreads();
    }

    @Bean
    MongoClientSettings storeSettings(StoreThreads threads) {
        return MongoClientSettings.builder()
                .transportSettings(threads.transport())
                .build();
    }

    /** What Spring Boot does with its own settings alone. */
    @Bean
    StandardMongoClientSettingsBuilderCustomizer addressOfTheStore(
            MongoConnectionDetails connection, MongoProperties properties) {
        return new StandardMongoClientSettingsBuilderCustomizer(
                connection, properties.getRepresentation().getUuid());
    }

    @Bean
    MongoClientSettingsBuilderCustomizer durableAndBoundedStore(StoreWatch watch) {
        return settings -> settings.writeConcern(
                        WriteConcern.MAJORITY.withJournal(true).withWTimeout(10, TimeUnit.SECONDS))
                .readConcern(ReadConcern.MAJORITY)
                .applyToClusterSettings(cluster ->
                        cluster.serverSelectionTimeout(3, TimeUnit.SECONDS).addClusterListener(watch))
                // How soon a store that is back is noticed.
                .applyToServerSettings(server -> server.heartbeatFrequency(1, TimeUnit.SECONDS))
                // The first is also how long the monitor waits for a store that takes calls and does not answer.
                .applyToSocketSettings(
                        socket -> socket.connectTimeout(5, TimeUnit.SECONDS).readTimeout(10, TimeUnit.SECONDS));
    }

    @Bean
    ProblemMapping storeIsAway() {
        return new StoreProblems();
    }
}
