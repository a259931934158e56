package io.conduct.local.launcher.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ReportTableTest {
    private static final String REPORT = """
            {"year": 2021, "figures": [
              {"metric": "meetings.held", "name": "会议数量", "unit": "次", "value": "84",
               "comparison": {"value": "96", "change": "-12", "wording": "同比下降12.5%"}},
              {"metric": "petitions.online", "name": "网上信访", "unit": "件", "value": "462",
               "comparison": {"value": "316", "change": "146", "wording": "同比上升46.2%"}},
              {"metric": "petitions.calls", "name": "来电", "unit": "件", "value": null,
               "comparison": {"value": null, "change": null, "wording": "上年同期无数据，不可比"}}]}""";

    @Test
    void alignsColumnsByWhatATerminalShows() {
        assertThat(table().lines())
                .containsExactly(
                        "指标      单位  2021年  2020年  增减  同比",
                        "------------------------------------------------------------",
                        "会议数量  次        84      96   -12  同比下降12.5%",
                        "网上信访  件       462     316  +146  同比上升46.2%",
                        "来电      件         —       —     —  上年同期无数据，不可比");
    }

    private static ReportTable table() {
        return new ReportTable(2021, FigureLine.of(JsonMapper.shared().readTree(REPORT)));
    }
}
