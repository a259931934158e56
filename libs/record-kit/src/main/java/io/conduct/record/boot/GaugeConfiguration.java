package io.conduct.record.boot;

import io.conduct.contract.RecordKind;
import io.conduct.record.gauge.GaugeProperties;
import io.conduct.record.gauge.Watch;
import io.conduct.record.relay.PendingQueue;
import io.conduct.record.relay.PendingRecords.Backlog;
import io.conduct.record.store.MongoRecords;
import io.conduct.service.audit.AuditLog;
import io.conduct.service.audit.Verification;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What waits for Kafka, and whether the audit log is as it was written. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(GaugeProperties.class)
class GaugeConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(GaugeConfiguration.class);
    private static final String SERVICE = "service";
    private static final double MILLIS = 1000.0;

    @Bean
    Watch<Backlog> backlog(
            MongoRecords records,
            PendingQueue queue,
            RecordKind kind,
            GaugeProperties properties,
            MeterRegistry meters,
            Clock clock) {
        Watch<Backlog> watch = new Watch<>("what waits for Kafka", records.backlog(), properties.pending());
        Gauge.builder(
                        "conduct.pending.records",
                        watch,
                        backlog -> Math.max(
                                queue.size(),
                                backlog.answer().map(Backlog::count).orElse(0L)))
                .description("records whose current version is not on Kafka")
                .tag(SERVICE, serviceOf(kind))
                .register(meters);
        Gauge.builder("conduct.pending.oldest.age", watch, backlog -> age(backlog, clock))
                .description("how long the oldest of them has been waiting; 0 when there is none")
                .tag(SERVICE, serviceOf(kind))
                .baseUnit("seconds")
                .register(meters);
        return watch;
    }

    @Bean
    Watch<Verification> auditChain(AuditLog log, RecordKind kind, GaugeProperties properties, MeterRegistry meters) {
        Watch<Verification> watch = new Watch<>(
                "the audit log", log.verify(List.of()).doOnNext(GaugeConfiguration::report), properties.audit());
        Gauge.builder(
                        "conduct.audit.broken",
                        watch,
                        chain -> chain.answer()
                                .map(found -> found.isIntact() ? 0.0 : 1.0)
                                .orElse(Double.NaN))
                .description("1 when an entry of the audit log is not as it was written, 0 when all are")
                .tag(SERVICE, serviceOf(kind))
                .register(meters);
        Gauge.builder(
                        "conduct.audit.entries",
                        watch,
                        chain -> chain.answer()
                                .map(found -> (double) found.entries())
                                .orElse(Double.NaN))
                .description("entries of the audit log that are intact, from the first on")
                .tag(SERVICE, serviceOf(kind))
                .register(meters);
        return watch;
    }

    private static void report(Verification found) {
        if (!found.isIntact()) {
            LOG.error("audit log: entry {} {}", found.firstBroken(), found.reason());
        }
    }

    private static String serviceOf(RecordKind kind) {
        return kind.singular() + "-service";
    }

    private static double age(Watch<Backlog> watch, Clock clock) {
        Instant oldest = watch.answer().map(Backlog::oldest).orElse(null);
        return oldest == null
                ? 0
                : Math.max(0, Duration.between(oldest, clock.instant()).toMillis() / MILLIS);
    }
}
