package io.conduct.record.boot;

import io.conduct.contract.RecordKind;
import io.conduct.record.domain.PersonalData;
import io.conduct.record.events.EventController;
import io.conduct.record.events.EventIntake;
import io.conduct.record.events.EventMeaning;
import io.conduct.record.events.EventReader;
import io.conduct.record.intake.BatchReader;
import io.conduct.record.intake.Intake;
import io.conduct.record.intake.SubmissionReader;
import io.conduct.record.kafka.IntakeConsumer;
import io.conduct.record.kafka.IntakeMessages;
import io.conduct.record.kafka.IntakeProperties;
import io.conduct.record.ledger.Ledger;
import io.conduct.record.quarantine.Quarantine;
import io.conduct.record.quarantine.QuarantineController;
import io.conduct.record.quarantine.QuarantineGauges;
import io.conduct.record.quarantine.QuarantineProperties;
import io.conduct.record.quarantine.QuarantineRetention;
import io.conduct.record.quarantine.Resubmission;
import io.conduct.record.store.MongoOrigins;
import io.conduct.service.org.OrgDirectory;
import io.conduct.service.security.DatedTokens;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;
import reactor.util.retry.Retry;

/** The doors for events, and the quarantine for what a door without an answer cannot process. */
@Configuration(proxyBeanMethods = false)
@Import({EventController.class, QuarantineController.class})
@EnableConfigurationProperties({IntakeProperties.class, QuarantineProperties.class})
class DoorConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(DoorConfiguration.class);

    @Bean
    EventReader eventReader(RecordKind kind, SubmissionReader<?> submissions, BatchReader json) {
        return new EventReader(new EventMeaning(kind, submissions), json);
    }

    @Bean
    EventIntake eventIntake(Intake intake, Ledger ledger) {
        return new EventIntake(intake, ledger);
    }

    @Bean
    Quarantine quarantine(
            ReactiveMongoTemplate mongo,
            RecordKind kind,
            OrgDirectory orgs,
            ObjectProvider<PersonalData> personalData) {
        return new Quarantine(mongo, kind, orgs.root(), personalData.getIfAvailable());
    }

    @Bean
    Resubmission resubmission(
            Quarantine quarantine,
            EventReader events,
            SubmissionReader<?> items,
            BatchReader json,
            EventIntake intake,
            Clock clock) {
        return new Resubmission(quarantine, events, items, json, intake, clock);
    }

    @Bean
    QuarantineGauges quarantineGauges(
            Quarantine quarantine, RecordKind kind, IntakeProperties properties, Clock clock, MeterRegistry meters) {
        return new QuarantineGauges(quarantine, kind, properties.gaugeInterval(), clock, meters);
    }

    @Bean
    QuarantineRetention quarantineRetention(Quarantine quarantine, QuarantineProperties properties, Clock clock) {
        return new QuarantineRetention(quarantine, properties, clock);
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> createQuarantineIndex(Quarantine quarantine) {
        return ready -> quarantine
                .createIndexes()
                .retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofSeconds(1)).maxBackoff(Duration.ofSeconds(30)))
                .subscribe(done -> {}, failure -> LOG.error("the index cannot be created", failure));
    }

    /** The consumer of the intake topic, unless it is switched off. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "conduct.record.kafka.enabled", havingValue = "true", matchIfMissing = true)
    static class KafkaDoor {

        @Bean
        IntakeMessages intakeMessages(
                RecordKind kind, OAuth2ResourceServerProperties tokens, EventReader events, Clock clock) {
            return new IntakeMessages(kind, DatedTokens.of(tokens, clock), events, clock);
        }

        @Bean
        IntakeConsumer.Parts intakeParts(
                IntakeMessages messages,
                EventIntake intake,
                Quarantine quarantine,
                KafkaProperties kafka,
                ObjectProvider<PersonalData> personalData,
                MeterRegistry meters) {
            boolean personal = personalData.getIfAvailable() != null;
            return new IntakeConsumer.Parts(
                    messages, intake, quarantine, kafka.buildConsumerProperties(), personal, meters);
        }

        @Bean
        MongoOrigins mongoOrigins(ReactiveMongoTemplate mongo, RecordKind kind) {
            return new MongoOrigins(mongo, kind);
        }

        @Bean
        IntakeConsumer intakeConsumer(
                RecordKind kind,
                IntakeProperties properties,
                IntakeConsumer.Parts parts,
                MongoOrigins origins,
                Clock clock) {
            return new IntakeConsumer(kind, properties, parts, origins, clock);
        }
    }
}
