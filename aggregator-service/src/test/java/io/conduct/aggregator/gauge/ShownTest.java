package io.conduct.aggregator.gauge;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.service.org.Org;
import io.conduct.service.org.OrgDirectory;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ShownTest {

    @Test
    void givesGaugesToTheRootAndFiftyOrgsBelowIt() {
        Shown shown = shown(60, Map.of());

        assertThat(shown.codes()).hasSize(51).startsWith("office", "office.d10").endsWith("office.d59");
        assertThat(shown.withoutGauges()).extracting(Org::code).hasSize(10).startsWith("office.d60");
    }

    @Test
    void givesGaugesToAllWhereTheyAreNotTooMany() {
        assertThat(shown(50, Map.of()).withoutGauges()).isEmpty();
    }

    @Test
    void givesNoneToOrgsFurtherBelow() {
        assertThat(shown(3, Map.of()).codes()).containsExactly("office", "office.d10", "office.d11", "office.d12");
    }

    @Test
    void isBoundedByWhatTheOperatorSays() {
        assertThat(shown(60, Map.of("orgs", "2")).codes()).containsExactly("office", "office.d10", "office.d11");
    }

    @Test
    void showsThisYearTheLastAndThoseThatTheOperatorWants() {
        assertThat(shown(1, Map.of()).years()).containsExactly(2020, 2021);
        assertThat(shown(1, Map.of("years", "2019,2021")).years()).containsExactly(2019, 2020, 2021);
    }

    private static Shown shown(int departments, Map<String, String> settings) {
        List<Org> orgs = new ArrayList<>();
        orgs.add(new Org("office", "机关", null, null));
        for (int i = 0; i < departments; i++) {
            orgs.add(new Org("office.d" + (10 + i), "部门", null, null));
            orgs.add(new Org("office.d" + (10 + i) + ".unit", "科室", null, null));
        }
        GaugeProperties properties =
                new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate("", GaugeProperties.class);
        return new Shown(new OrgDirectory(orgs), () -> LocalDate.of(2021, 3, 5), properties);
    }
}
