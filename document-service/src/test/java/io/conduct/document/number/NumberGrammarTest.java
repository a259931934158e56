package io.conduct.document.number;

import static org.assertj.core.api.Assertions.assertThat;

import io.conduct.contract.payload.Document.NumberForm;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberGrammarTest {

    private static final int VARIANTS = 20_000;
    private static final List<String> OPENING = List.of("〔", "[", "［", "【", "(", "（", "﹝", "「", "{", "〖", "<");
    private static final List<String> CLOSING = List.of("〕", "]", "］", "】", ")", "）", "﹞", "」", "}", "〗", ">");
    private static final List<String> BLANKS = List.of("", "", " ", "\u3000", "\u00a0", "\u200b");

    /** Numbers of documents that were published. */
    @ParameterizedTest
    @CsvSource({
        "中办发〔2012〕14号, 中办发, 2012, 14",
        "财行〔2016〕214号, 财行, 2016, 214",
        "财行〔2013〕286号, 财行, 2013, 286",
        "国信发〔2022〕11号, 国信发, 2022, 11",
        "国发〔2021〕1号, 国发, 2021, 1",
        "京政办发〔2016〕26号, 京政办发, 2016, 26",
        "浙政办发〔2017〕36号, 浙政办发, 2017, 36",
        "川委办〔2017〕44号, 川委办, 2017, 44",
        "高办发〔2019〕126号, 高办发, 2019, 126",
        "苏办发〔2003〕7号, 苏办发, 2003, 7",
        "盱办发〔2014〕67号, 盱办发, 2014, 67",
        "马委〔2014〕40号, 马委, 2014, 40",
        "高检发释字〔2025〕1号, 高检发释字, 2025, 1",
        "京缓堵函〔2017〕3号, 京缓堵函, 2017, 3",
        "某人常〔2021〕1号, 某人常, 2021, 1",
        "某常办发〔2021〕99999号, 某常办发, 2021, 99999",
        "某（试）办〔2021〕1号, 某（试）办, 2021, 1",
        "某办（试）〔1999〕1号, 某办（试）, 1999, 1"
    })
    void readsAProperNumber(String number, String code, int year, int sequence) {
        assertThat(NumberGrammar.read(number))
                .isEqualTo(
                        new NumberReading(number, List.of(NumberForm.NUMBER), code, year, sequence, true, List.of()));
    }

    @Test
    void readsEveryWayToTypeANumberAsTheSame() {
        long seed = Long.getLong("conduct.seed", new Random().nextLong());
        Random random = new Random(seed);
        for (int i = 0; i < VARIANTS; i++) {
            int year = 1990 + random.nextInt(110);
            int sequence = 1 + random.nextInt(99_999);
            boolean ordinal = random.nextInt(4) == 0;
            int zeros = random.nextInt(4) == 0 ? 1 + random.nextInt(3) : 0;
            String typed = typed(year, (ordinal ? "第" : "") + "0".repeat(zeros) + sequence, random);

            NumberReading reading = NumberGrammar.read(typed);

            assertThat(reading)
                    .as("%s (seed %d)", typed, seed)
                    .isEqualTo(new NumberReading(
                            "市人常办〔" + year + "〕" + sequence + "号",
                            List.of(NumberForm.NUMBER),
                            "市人常办",
                            year,
                            sequence,
                            !ordinal && zeros == 0,
                            List.of()));
            assertThat(NumberGrammar.read(reading.canonical()).canonical()).isEqualTo(reading.canonical());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "第16号, 第16号, ORDER, , , 16",
        "令第16号, 令第16号, ORDER, 令, , 16",
        "国务院令第745号, 国务院令第745号, ORDER, 国务院令, , 745",
        "国务院令 745 号, 国务院令第745号, ORDER, 国务院令, , 745",
        "浙江省人民代表大会常务委员会公告第44号, 浙江省人民代表大会常务委员会公告第44号, ANNOUNCEMENT, 浙江省人民代表大会常务委员会公告, , 44",
        "国家税务总局公告2021年第3号, 国家税务总局公告2021年第3号, ANNOUNCEMENT, 国家税务总局公告, 2021, 3",
        "第5期, 第5期, ISSUE, , , 5",
        "５期, 第5期, ISSUE, , , 5",
        "〔2021〕3期, 〔2021〕3期, ISSUE, , 2021, 3",
        "[2021]第3期, 〔2021〕3期, ISSUE, , 2021, 3",
        "2021年第5期(总第125期), 2021年第5期（总第125期）, ISSUE, , 2021, 5",
        "人大简报〔2021〕3期, 人大简报〔2021〕3期, ISSUE, 人大简报, 2021, 3"
    })
    void readsANumberOfAnotherForm(
            String number, String canonical, NumberForm form, String code, Integer year, int sequence) {
        NumberReading reading = NumberGrammar.read(number);

        assertThat(reading.canonical()).isEqualTo(canonical);
        assertThat(reading.forms().get(0)).isEqualTo(form);
        assertThat(reading.code()).isEqualTo(code);
        assertThat(reading.year()).isEqualTo(year);
        assertThat(reading.sequence()).isEqualTo(sequence);
        assertThat(reading.conforming()).isTrue();
        assertThat(reading.faults()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "第16号, ORDER ANNOUNCEMENT ISSUE",
        "〔2021〕16号, ANNOUNCEMENT ORDER ISSUE",
        "市人大常委会公告〔2021〕3号, NUMBER ANNOUNCEMENT",
        "市政府令〔2021〕3号, NUMBER ORDER",
        "公告第3号, ANNOUNCEMENT",
        "市人常办12号, ''"
    })
    void leavesOpenWhatANumberCanBe(String number, String forms) {
        assertThat(NumberGrammar.read(number).forms().stream().map(Enum::name).collect(Collectors.joining(" ")))
                .isEqualTo(forms);
    }

    @ParameterizedTest
    @CsvSource({
        "市办字〔201418), YEAR_UNCLOSED SUFFIX_MISSING",
        "市办字〔201418号, YEAR_UNCLOSED",
        "市办字2014〕18号, YEAR_UNOPENED",
        "市办字〔14〕18号, YEAR_SHORTENED",
        "市办字〔1814〕18号, YEAR_OUT_OF_RANGE",
        "市办字18号, YEAR_MISSING",
        "市办字2014-18, YEAR_MISSING SUFFIX_MISSING",
        "〔2014〕18号, CODE_MISSING",
        "OFFICE〔2014〕18号, CODE_UNREADABLE",
        "市 办 - 字〔2014〕18号, CODE_UNREADABLE",
        "一二三四五六七八九十一二三四五六七八九十一〔2014〕18号, CODE_UNREADABLE",
        "市办字〔2014〕号, SEQUENCE_MISSING",
        "市办字〔2014〕0号, SEQUENCE_UNREADABLE",
        "市办字〔2014〕100000号, SEQUENCE_UNREADABLE",
        "市办字〔2014〕十八号, SEQUENCE_UNREADABLE",
        "市办字〔2014〕18-1号, SEQUENCE_UNREADABLE",
        "市办字〔2014〕18, SUFFIX_MISSING",
        "〔2014〕, CODE_MISSING SEQUENCE_MISSING SUFFIX_MISSING",
        "无, SEQUENCE_MISSING"
    })
    void saysPreciselyWhatIsWrong(String number, String faults) {
        NumberReading reading = NumberGrammar.read(number);

        assertThat(reading.faults().stream().map(Enum::name).collect(Collectors.joining(" ")))
                .isEqualTo(faults);
    }

    @ParameterizedTest
    @ValueSource(strings = {"市办字〔201418)", "OFFICE-12", "市办字18号", "共12件"})
    void leavesANumberOfNoKnownFormAsItIs(String number) {
        NumberReading reading = NumberGrammar.read(number);

        assertThat(reading.canonical()).isEqualTo(number);
        assertThat(reading.forms()).isEmpty();
        assertThat(reading.sequence()).isNull();
    }

    @Test
    void readsTheLongestNumberInNoTime() {
        String number = "办".repeat(99) + "1";

        assertThat(NumberGrammar.read(number).forms()).isEmpty();
    }

    private static String typed(int year, String sequence, Random random) {
        int bracket = random.nextInt(OPENING.size());
        return String.join(
                pick(BLANKS, random),
                "市人常办",
                OPENING.get(bracket),
                digits(Integer.toString(year), random),
                CLOSING.get(bracket),
                digits(sequence, random),
                "号");
    }

    private static String digits(String text, Random random) {
        if (random.nextBoolean()) {
            return text;
        }
        return text.chars()
                .mapToObj(digit -> Character.toString(digit >= '0' && digit <= '9' ? digit - '0' + '０' : digit))
                .collect(Collectors.joining(pick(BLANKS, random)));
    }

    private static String pick(List<String> choices, Random random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
