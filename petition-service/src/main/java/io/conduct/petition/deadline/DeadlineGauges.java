package io.conduct.petition.deadline;

import io.conduct.record.gauge.Watch;
import io.conduct.service.org.OrgDirectory;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** {@code conduct_overdue_petitions}: of all orgs together, by what is overdue. */
@Configuration(proxyBeanMethods = false)
class DeadlineGauges {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    @Bean
    Watch<Long> overdueNotices(Deadlines deadlines, OrgDirectory orgs, Clock clock, MeterRegistry meters) {
        return watch(DeadlineKind.NOTIFY, deadlines, orgs, clock, meters);
    }

    @Bean
    Watch<Long> overdueConclusions(Deadlines deadlines, OrgDirectory orgs, Clock clock, MeterRegistry meters) {
        return watch(DeadlineKind.CONCLUDE, deadlines, orgs, clock, meters);
    }

    private static Watch<Long> watch(
            DeadlineKind kind, Deadlines deadlines, OrgDirectory orgs, Clock clock, MeterRegistry meters) {
        Mono<Long> count = Mono.defer(
                () -> deadlines.countOverdue(orgs.root(), kind, LocalDate.ofInstant(clock.instant(), CHINA)));
        Watch<Long> watch = new Watch<>("how many deadlines are over", count, INTERVAL);
        Gauge.builder(
                        "conduct.overdue.petitions",
                        watch,
                        known -> known.answer().map(Long::doubleValue).orElse(Double.NaN))
                .description("petitions with a deadline that is over and not met")
                .tag("deadline", kind.name())
                .register(meters);
        return watch;
    }
}
