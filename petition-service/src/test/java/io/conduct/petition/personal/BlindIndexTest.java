package io.conduct.petition.personal;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.petition.KeyFiles;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 同人同事: the same person raises the same matter a second or later time. */
class BlindIndexTest {

    private static final List<String> NUMBERS = List.of("32010119800101001X", "320101198001010028");
    private static final List<String> NAMES = List.of("测试甲", "测试乙", "测试 甲");
    private static final List<String> PHONES = List.of("010-00000000", "01000000000", "010-00000001");
    private static final List<String> TOPICS = List.of("城乡建设", "劳动社保", "城乡 建设");
    private static final List<String> TEXTS = List.of("反映甲问题", "反映乙问题。", "反映乙问题");
    private static final List<String> ORGS = List.of("congress.general-office", "congress");

    private final BlindIndex index =
            new BlindIndex(new KeyedHash(Base64.getDecoder().decode(KeyFiles.random("index", 32)))::of);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void findsTheSamePairsAsAReaderOfTheIdentitiesWould(long seed) {
        Random random = new Random(seed);
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            samples.add(sample(random));
        }
        int pairs = 0;
        for (Sample one : samples) {
            for (Sample other : samples) {
                boolean same = one.isSameAs(other);
                pairs += same ? 1 : 0;
                assertThat(!Collections.disjoint(keysOf(one), keysOf(other)))
                        .as("seed %d: %s and %s", seed, one.describe(), other.describe())
                        .isEqualTo(same);
            }
        }
        assertThat(pairs).as("seed %d", seed).isBetween(200, 20_000);
    }

    @Test
    void tellsNothingOfThePersonInAKey() {
        Sample sample = new Sample(ORGS.get(0), List.of(person(0, 0, 0)), TOPICS.get(0), TEXTS.get(0));

        assertThat(keysOf(sample)).hasSize(1).allMatch(key -> key.matches("person:[A-Za-z0-9_-]{43}"));
    }

    @Test
    void findsNobodyByANameAlone() {
        Sample sample = new Sample(ORGS.get(0), List.of(person(0, -1, -1)), null, null);

        assertThat(keysOf(sample)).isEmpty();
    }

    private Set<String> keysOf(Sample sample) {
        return index.keysOf(sample.org(), new PersonalPart(sample.petitioners(), sample.content()), sample.topic());
    }

    private static Sample sample(Random random) {
        List<Petitioner> petitioners = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            petitioners.add(person(
                    random.nextInt(NAMES.size() + 1) - 1,
                    random.nextInt(NUMBERS.size() + 1) - 1,
                    random.nextInt(PHONES.size() + 1) - 1));
        }
        return new Sample(ORGS.get(random.nextInt(2)), petitioners, pick(TOPICS, random), pick(TEXTS, random));
    }

    private static @Nullable String pick(List<String> from, Random random) {
        int position = random.nextInt(from.size() + 1);
        return position == from.size() ? null : from.get(position);
    }

    private static Petitioner person(int name, int number, int phone) {
        return new Petitioner(
                name < 0 ? null : NAMES.get(name),
                number < 0 ? null : NUMBERS.get(number),
                phone < 0 ? null : PHONES.get(phone),
                "测试路1号");
    }

    /** The reference: it compares what it reads. */
    private record Sample(
            String org,
            List<Petitioner> petitioners,
            @Nullable String topic,
            @Nullable String content) {

        boolean isSameAs(Sample other) {
            if (!org.equals(other.org) || !Objects.equals(plain(topic), plain(other.topic))) {
                return false;
            }
            List<String> mine = identities();
            if (mine.isEmpty() && other.identities().isEmpty()) {
                return topic != null && content != null && Objects.equals(plain(content), plain(other.content));
            }
            return !Collections.disjoint(mine, other.identities());
        }

        private List<String> identities() {
            List<String> identities = new ArrayList<>();
            for (Petitioner petitioner : petitioners) {
                if (petitioner.idNumber() != null) {
                    identities.add("number " + petitioner.idNumber() + " " + plain(petitioner.name()));
                } else if (petitioner.phone() != null && petitioner.name() != null) {
                    identities.add("phone " + plain(petitioner.phone()) + " " + plain(petitioner.name()));
                }
            }
            return identities;
        }

        private static @Nullable String plain(@Nullable String text) {
            return text == null ? null : text.replace(" ", "").replace("-", "").replace("。", "");
        }

        String describe() {
            return org + " " + topic + " " + content + " " + identities();
        }
    }
}
