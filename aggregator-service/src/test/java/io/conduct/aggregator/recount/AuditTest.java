package io.conduct.aggregator.recount;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.aggregator.TestEvents;
import io.conduct.aggregator.catalogue.Catalogue;
import io.conduct.aggregator.catalogue.CatalogueReader;
import io.conduct.aggregator.contribution.ContributionRules;
import io.conduct.aggregator.recount.Audit.Finding;
import io.conduct.aggregator.recount.RecountReport.RecordDifference;
import io.conduct.aggregator.recount.Tallies.Share;
import io.conduct.contract.RecordEvent;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import reactor.core.publisher.Flux;

class AuditTest {

    private static final Catalogue CATALOGUE = new CatalogueReader().read(new ClassPathResource("catalogue.yaml"));
    private static final String ORG = "congress.general-office";
    private static final LocalDate DAY = LocalDate.of(2021, 3, 5);
    private static final FigureKey HELD = new FigureKey("meetings.held", ORG, YearMonth.from(DAY));

    private final List<RecordEvent> listed = new ArrayList<>();
    private final List<RecordEvent> counted = new ArrayList<>();
    /** Taken into the figures just before the given look at them, counted from 1. */
    private final Map<Integer, RecordEvent> arriving = new HashMap<>();

    private int looks;

    @BeforeEach
    void record() {
        for (int i = 0; i < 5; i++) {
            RecordEvent meeting = TestEvents.meeting(ORG, "m-" + i, 1, DAY);
            listed.add(meeting);
            counted.add(meeting);
        }
    }

    @Test
    void findsNothingWhereFiguresAreRight() {
        Finding finding = run();

        assertThat(finding.drift()).isZero();
        assertThat(finding.unsettled()).isZero();
        assertThat(finding.records()).isEqualTo(5);
        assertThat(finding.compared()).isPositive();
        assertThat(finding.differences()).isEmpty();
    }

    @Test
    void namesTheRecordThatIsMissingInTheFigures() {
        counted.remove(2);

        Finding finding = run();

        assertThat(finding.drift()).isPositive();
        assertThat(finding.differences())
                .filteredOn(difference -> difference.metric().equals("meetings.held"))
                .singleElement()
                .satisfies(difference -> {
                    assertThat(difference.org()).isEqualTo(ORG);
                    assertThat(difference.month()).isEqualTo("2021-03");
                    assertThat(difference.recounted()).isEqualTo(5);
                    assertThat(difference.figure()).isEqualTo(4);
                    assertThat(difference.records())
                            .extracting(RecordDifference::sourceId)
                            .containsExactly("m-0", "m-1", "m-2", "m-3", "m-4");
                });
    }

    @Test
    void findsWhatIsInTheFiguresAndNotListed() {
        listed.remove(4);

        assertThat(run().differences())
                .filteredOn(difference -> difference.metric().equals("meetings.held"))
                .singleElement()
                .satisfies(difference ->
                        assertThat(difference.figure() - difference.recounted()).isEqualTo(1));
    }

    @Test
    void waitsForWhatIsOnItsWay() {
        RecordEvent late = TestEvents.meeting(ORG, "late", 1, DAY);
        listed.add(late);
        arriving.put(5, late);

        Finding finding = run();

        assertThat(finding.drift()).isZero();
        assertThat(finding.unsettled()).isZero();
    }

    @Test
    void saysNothingOfAFigureThatKeepsMoving() {
        for (int look = 2; look <= 8; look += 2) {
            arriving.put(look, TestEvents.meeting(ORG, "late-" + look, 1, DAY));
        }

        Finding finding = run();

        assertThat(finding.drift()).isZero();
        assertThat(finding.unsettled()).isPositive();
    }

    private Finding run() {
        RecordLists lists = kind -> Flux.fromIterable(listed).filter(event -> event.kind() == kind);
        Finding finding =
                new Audit(lists, new Held(), Duration.ofMillis(1), 4).run().block(Duration.ofSeconds(30));
        assertThat(finding).isNotNull();
        return finding;
    }

    /** Figures that are counted when they are looked at. */
    private final class Held implements HeldFigures {

        @Override
        public Snapshot now() {
            looks++;
            RecordEvent arrival = arriving.get(looks);
            if (arrival != null) {
                counted.add(arrival);
            }
            Tallies tallies = new Tallies(new ContributionRules(CATALOGUE), Set.of());
            counted.forEach(tallies::add);
            return new Snapshot(CATALOGUE, new HashMap<>(tallies.sums()));
        }

        @Override
        public List<RecordDifference> differences(FigureKey key, Map<String, Share> recounted) {
            return recounted.entrySet().stream()
                    .filter(entry -> key.equals(HELD))
                    .map(entry -> new RecordDifference(
                            entry.getKey(), entry.getValue().value(), 0, 1L, null))
                    .toList();
        }
    }
}
