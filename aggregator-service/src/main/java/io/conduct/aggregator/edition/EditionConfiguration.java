package io.conduct.aggregator.edition;

import io.conduct.aggregator.catalogue.Catalogue;
import io.conduct.aggregator.declaration.Declarations;
import io.conduct.aggregator.figure.Figures;
import io.conduct.aggregator.narrative.ReportDefinition;
import io.conduct.aggregator.narrative.ReportDefinitionReader;
import io.conduct.aggregator.readmodel.Freshness;
import io.conduct.aggregator.readmodel.ReadModel;
import io.conduct.aggregator.recount.IntakeWaiting;
import io.conduct.aggregator.recount.RecordTrails;
import io.conduct.aggregator.recount.RuleVersions;
import io.conduct.aggregator.status.StatusReader;
import io.conduct.reportdocument.ReportTemplate;
import io.conduct.reportdocument.WordReport;
import io.conduct.service.org.OrgDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.data.mongodb.core.ReactiveMongoTemplate;

/** Wires the editions. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EditionProperties.class)
class EditionConfiguration {

    @Bean
    ReportDefinition reportDefinition(EditionProperties properties, Catalogue catalogue) {
        return new ReportDefinitionReader(name -> catalogue.find(name).isPresent()).read(properties.definition());
    }

    @Bean
    EditionDrafts editionDrafts(
            ReadModel model,
            Freshness freshness,
            Figures figures,
            Declarations declarations,
            OrgDirectory directory,
            ReportDefinition definition) {
        return new EditionDrafts(model, freshness, figures, declarations, directory, definition);
    }

    @Bean
    EditionStore editionStore(ReactiveMongoTemplate mongo) {
        return new EditionStore(mongo);
    }

    @Bean
    RulesInUse rulesInUse(RuleVersions versions) {
        return new RulesInUse(versions);
    }

    @Bean
    FreezeConditions freezeConditions(StatusReader status, IntakeWaiting intake, Clock clock) {
        return new FreezeConditions(status, intake, clock);
    }

    @Bean
    Editions editions(
            EditionDrafts drafts, EditionStore store, FreezeConditions conditions, RulesInUse rules, Clock clock) {
        return new Editions(drafts, store, conditions, rules, clock);
    }

    @Bean
    Restatements restatements(
            EditionDrafts drafts, EditionStore store, RecordTrails trails, RulesInUse rules, Clock clock) {
        return new Restatements(drafts, store, trails, rules, clock);
    }

    @Bean
    Renderings renderings(EditionRendering rendering) {
        return new Renderings(rendering);
    }

    @Bean
    EditionRendering editionRendering(EditionProperties properties) {
        Resource own = properties.template();
        byte[] template = own == null ? ReportTemplate.standard() : template(own);
        WordReport word = new WordReport(template);
        if (own != null) {
            word.requireUsable();
        }
        return new EditionRendering(word, template);
    }

    private static byte[] template(Resource template) {
        try {
            return template.getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(template.getDescription() + " (expected: a readable .docx file)", e);
        }
    }
}
