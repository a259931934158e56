package io.conduct.aggregator.narrative;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.aggregator.catalogue.Catalogue;
import io.conduct.aggregator.catalogue.CatalogueReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;

/** Each number that an annual self-inspection report leaves open has a place in the shipped definition, with its unit. */
class ReportPlacesTest {

    private static final Catalogue CATALOGUE = new CatalogueReader().read(new ClassPathResource("catalogue.yaml"));
    private static final ReportDefinition DEFINITION = new ReportDefinitionReader(
                    name -> CATALOGUE.find(name).isPresent())
            .read(new ClassPathResource("report.yaml"));
    private static final List<String> NAMES = List.copyOf(DEFINITION.names());
    private static final int FIRST = 4_000;

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        "一、, study.classes, 次",
        "一、, study.sessions, 次",
        "一、, study.lectures, 次",
        "一、, party-group.integrity-hearings, 次",
        "二、, indicator/research.fewest-months, 个月以上",
        "二、, research.reports, 篇",
        "二、, indicator/research.projects, 项",
        "二、, indicator/research.pairings, 个",
        "二、, indicator/limits.report-minutes, 分钟",
        "二、, indicator/limits.meeting-hours, 小时以内",
        "二、, indicator/limits.important-characters, 字",
        "二、, indicator/limits.specific-characters, 字",
        "二、, indicator/limits.research-characters, 字",
        "二、, meetings.held, 次",
        "二、, documents.issued, 件",
        "二、, indicator/limits.news-characters, 字",
        "二、, indicator/limits.news-minutes, 分钟",
        "二、, indicator/limits.party-news-characters, 字",
        "二、, indicator/limits.party-news-minutes, 分钟",
        "二、, indicator/news.outlets, 家",
        "二、, indicator/limits.leave-days, 个工作日",
        "二、, indicator/leave.delegations, 次",
        "二、, indicator/leave.violations, 人次",
        "二、, indicator/logistics.vehicle-violations, 起",
        "三、, petitions.letters, 件",
        "三、, petitions.visit-batches, 批",
        "三、, petitions.visit-persons, 人次",
        "三、, indicator/personnel.city-managed, 人",
        "三、, indicator/personnel.section-level, 人",
        "三、, indicator/personnel.promotions, 人次",
        "三、, indicator/personnel.exchanges, 名"
    })
    void isPrintedInItsSectionWithItsUnit(String section, String name, String unit) {
        String printed = (FIRST + NAMES.indexOf(name)) + unit;

        assertThat(textOf(section)).contains(printed);
    }

    private static String textOf(String section) {
        List<String> texts = new ArrayList<>();
        DEFINITION.tell(2021, "市人大机关", new Numbered()).sections().stream()
                .filter(told -> told.heading().startsWith(section))
                .forEach(told -> told.paragraphs().forEach(paragraph -> texts.add(paragraph.text())));
        return String.join("\n", texts);
    }

    /** Every figure has a value of its own, so that its place can be told by it; none is 0. */
    private static final class Numbered implements Facts {

        @Override
        public Optional<String> value(String name) {
            return Optional.of(Integer.toString(FIRST + NAMES.indexOf(name)));
        }

        @Override
        public Optional<String> previous(String name) {
            return Optional.of("0");
        }

        @Override
        public Optional<String> comparison(String name) {
            return Optional.of("同比持平");
        }

        @Override
        public boolean isComplete(String name) {
            return true;
        }
    }
}
