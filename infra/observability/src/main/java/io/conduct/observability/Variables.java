package io.conduct.observability;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the reader of a dashboard chooses: the data source, the year and the org. */
final class Variables {

    private static final int NUMERICAL_DESCENDING = 4;
    private static final int ON_TIME_RANGE_CHANGE = 2;

    private Variables() {}

    static ArrayNode all() {
        return Json.object()
                .putArray("list")
                .add(dataSource())
                .add(query("year", "年份", "label_values(conduct_figure{period=~\"[0-9]{4}\"}, period)")
                        .put("sort", NUMERICAL_DESCENDING)
                        .put("regex", ""))
                .add(query("org", "单位", "query_result(max by (name, org) (conduct_org_info))")
                        .put("sort", 0)
                        .put("regex", "/name=\"(?<text>[^\"]+)\".*org=\"(?<value>[^\"]+)\"/"))
                .add(gateway());
    }

    private static ObjectNode dataSource() {
        return Json.object()
                .put("name", "datasource")
                .put("label", "数据源")
                .put("type", "datasource")
                .put("query", "prometheus")
                .put("hide", 2)
                .put("includeAll", false)
                .put("multi", false)
                .put("refresh", 1)
                .put("regex", "");
    }

    private static ObjectNode query(String name, String label, String expr) {
        ObjectNode variable = Json.object()
                .put("name", name)
                .put("label", label)
                .put("type", "query")
                .put("definition", expr)
                .put("hide", 0)
                .put("includeAll", false)
                .put("multi", false)
                .put("refresh", ON_TIME_RANGE_CHANGE);
        variable.set("datasource", Json.dataSource());
        variable.putObject("query").put("query", expr).put("refId", "variable-" + name);
        return variable;
    }

    /** Where the links to records lead; a site sets its own in the address or in the provisioned copy. */
    private static ObjectNode gateway() {
        ObjectNode variable = Json.object()
                .put("name", "gateway")
                .put("label", "网关")
                .put("type", "textbox")
                .put("query", "http://localhost:8080")
                .put("hide", 2);
        variable.putObject("current").put("text", "http://localhost:8080").put("value", "http://localhost:8080");
        return variable;
    }
}
