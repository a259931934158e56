package io.conduct.aggregator.gauge;

import io.conduct.aggregator.catalogue.ServedCatalogue;
import io.conduct.aggregator.coverage.CoverageDeclarations;
import io.conduct.aggregator.coverage.CoverageReports;
import io.conduct.aggregator.figure.Figures;
import io.conduct.aggregator.figure.FiguresNotReadyException;
import io.conduct.aggregator.pace.CeilingReports;
import io.conduct.aggregator.quarantine.Quarantine;
import io.conduct.aggregator.readmodel.Freshness;
import io.conduct.aggregator.recount.Recounts;
import io.conduct.service.org.Org;
import io.conduct.service.org.OrgDirectory;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts the gauges beside those of the libraries. */
@Configuration(proxyBeanMethods = false)
class GaugeConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(GaugeConfiguration.class);

    @Bean
    Shown shownGauges(OrgDirectory directory, Figures figures, GaugeProperties properties) {
        Shown shown = new Shown(directory, figures::today, properties);
        List<Org> without = shown.withoutGauges();
        if (!without.isEmpty()) {
            LOG.warn(
                    "{} orgs have no gauges, from {} on (expected: at most conduct.aggregator.gauges.orgs={} below {})",
                    without.size(),
                    without.get(0).code(),
                    properties.orgs(),
                    directory.root());
        }
        return shown;
    }

    @Bean
    Origins originsOfGauges(Figures figures, CoverageDeclarations declarations) {
        return new Origins(figures, declarations);
    }

    @Bean
    Registered figureGauges(
            PrometheusRegistry registry,
            Figures figures,
            ServedCatalogue catalogue,
            Shown shown,
            Origins origins,
            Clock clock) {
        FigureGauges gauges = new FigureGauges(figures, catalogue, shown, origins, clock);
        return new Registered(registry, whenReady(gauges::collect));
    }

    @Bean
    Registered goalGauges(
            PrometheusRegistry registry, CeilingReports ceilings, Shown shown, Origins origins, Clock clock) {
        GoalGauges gauges = new GoalGauges(ceilings, shown, origins, clock);
        return new Registered(registry, whenReady(gauges::collect));
    }

    @Bean
    Registered coverageGauges(
            PrometheusRegistry registry, CoverageReports reports, Shown shown, Origins origins, Clock clock) {
        CoverageGauges gauges = new CoverageGauges(reports, shown, origins, clock);
        return new Registered(registry, whenReady(gauges::collect));
    }

    @Bean
    Registered stateGauges(
            PrometheusRegistry registry,
            Freshness freshness,
            Quarantine quarantine,
            Recounts recounts,
            Shown shown,
            Clock clock) {
        StateGauges gauges = new StateGauges(freshness, quarantine, recounts, shown, clock);
        return new Registered(registry, () -> new MetricSnapshots(gauges.collect()));
    }

    /** Gauges that are in the registry as long as the application runs. */
    record Registered(PrometheusRegistry registry, MultiCollector collector) implements DisposableBean {

        Registered {
            registry.register(collector);
        }

        @Override
        public void destroy() {
            registry.unregister(collector);
        }
    }

    private static MultiCollector whenReady(Supplier<List<MetricSnapshot>> gauges) {
        return () -> {
            try {
                return new MetricSnapshots(gauges.get());
            } catch (FiguresNotReadyException e) {
                // What is not known gives no sample.
                return MetricSnapshots.of();
            }
        };
    }
}
