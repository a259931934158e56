package io.conduct.service.org;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;

class OrgDirectoryTest {

    private static final LocalDate DAY = LocalDate.of(2021, 6, 1);

    private final OrgDirectory orgs = read("""
            orgs:
              - {code: congress, name: 机关}
              - {code: congress.office, name: 办公室}
              - {code: congress.office.archive, name: 档案科}
              - {code: congress.law, name: 法工委, from: 2020-01-01}
              - {code: congress.old, name: 原委员会, to: 2020-12-31}
            """);

    @Test
    void findsTheLeavesInForce() {
        assertThat(orgs.leaves("congress", DAY, DAY))
                .extracting(Org::code)
                .containsExactly("congress.law", "congress.office.archive");
    }

    @Test
    void listsOnlyDirectChildren() {
        assertThat(orgs.children("congress"))
                .extracting(Org::code)
                .containsExactly("congress.law", "congress.office", "congress.old");
    }

    @Test
    void givesAnUnlistedUnitToTheDepartmentAboveIt() {
        assertThat(orgs.owning("congress.law.section-1")).map(Org::code).contains("congress.law");
    }

    @Test
    void ownsNoMistypedDepartment() {
        assertThat(orgs.owning("congress.lwa")).isEmpty();
        assertThat(orgs.owning("council")).isEmpty();
    }

    @Test
    void needsOneRoot() {
        assertThatThrownBy(() -> read("orgs:\n  - {code: a, name: A}\n  - {code: b, name: B}\n"))
                .hasMessageStartingWith("orgs.yaml:2: orgs: roots: [a, b]");
    }

    @Test
    void refusesACodeTwiceAndNamesTheLine() {
        assertThatThrownBy(() -> read("orgs:\n  - {code: a, name: A}\n  - {code: a, name: B}\n"))
                .hasMessage("orgs.yaml:3: orgs.code: a (expected: each code once)");
    }

    @Test
    void readsTheDirectoryThatIsShipped() {
        OrgDirectory shipped = OrgDirectory.read(new ClassPathResource("io/conduct/service/org/orgs.yaml"));

        assertThat(shipped.root()).isEqualTo("congress");
        assertThat(shipped.children("congress")).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.", ".a", "A", "a..b", "a/b", "-a", "a--b", "机关", "a b"})
    void refusesCodesOfAnotherForm(String code) {
        assertThat(OrgCode.isValid(code)).isFalse();
    }

    @Test
    void takesNoOrgIntoASubtreeThatOnlyBeginsAlike() {
        assertThat(OrgCode.isWithin("congress.office-two", "congress.office")).isFalse();
        assertThat(OrgCode.isWithin("congress.office.archive", "congress.office"))
                .isTrue();
    }

    private static OrgDirectory read(String yaml) {
        return OrgDirectory.read(new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return "orgs.yaml";
            }
        });
    }
}
