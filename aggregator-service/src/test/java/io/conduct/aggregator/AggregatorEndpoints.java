package io.conduct.aggregator;

import io.conduct.testkit.door.Endpoint;
import io.conduct.testkit.door.RecordEndpoints;
import java.util.ArrayList;
import java.util.List;

/** Every endpoint of the aggregator as calls of an owner, about a year of which nothing else is known. */
final class AggregatorEndpoints {

    private static final String FIGURES = "figures:read";
    private static final String EDITIONS = "editions:write";
    private static final String OPERATIONS = "operations";
    private static final String[] COVERAGE_READERS = {
        FIGURES,
        "meetings:read",
        "documents:read",
        "petitions:read",
        "meetings:write",
        "documents:write",
        "petitions:write"
    };
    private static final String YEAR = "/api/v1/reports/{year}";
    private static final String OF_YEAR = "/api/v1/reports/2012";

    private final String owner;
    private final String org;

    AggregatorEndpoints(String owner) {
        this.owner = owner;
        this.org = "?org=" + owner;
    }

    List<Endpoint> all() {
        List<Endpoint> all = new ArrayList<>();
        all.addAll(RecordEndpoints.description());
        all.addAll(RecordEndpoints.actuator());
        all.addAll(figures());
        all.addAll(declarations());
        all.addAll(editions());
        all.addAll(operations());
        return all;
    }

    private List<Endpoint> figures() {
        String figure = "/api/v1/figures/meetings.held";
        return List.of(
                Endpoint.held("GET", "/api/v1/catalogue", "/api/v1/catalogue", FIGURES),
                Endpoint.within("GET", "/api/v1/figures/{metric}", figure + org, FIGURES),
                Endpoint.held("GET", "/api/v1/figures/{metric}", figure + "?by=org", FIGURES),
                Endpoint.within("GET", "/api/v1/figures/{metric}/records", figure + "/records" + org, FIGURES),
                Endpoint.within("GET", YEAR, OF_YEAR + org, FIGURES),
                Endpoint.within("GET", "/api/v1/ceilings/{year}", "/api/v1/ceilings/2012" + org, FIGURES),
                Endpoint.held("POST", "/api/v1/statements/check", "/api/v1/statements/check", FIGURES)
                        .sending("application/json", json("{'current':'84','previous':'96','stated':'下降12.5%'}")),
                Endpoint.held("GET", "/api/v1/status", "/api/v1/status", FIGURES, OPERATIONS));
    }

    private List<Endpoint> declarations() {
        String coverage = "/api/v1/coverage/{org}/{kind}/{period}";
        String ofOwner = "/api/v1/coverage/" + owner + "/petitions/2012-03";
        String indicator = "/api/v1/indicators/{org}/{year}/{code}";
        String one = "/api/v1/indicators/" + owner + "/2012/walk";
        String explanation = "/api/v1/explanations/{year}/{metric}";
        String explained = "/api/v1/explanations/2012/meetings.held" + org;
        String content = json("{'value':'1','unit':'次','evidence':'e','responsible':'r'}");
        return List.of(
                Endpoint.within("PUT", coverage, ofOwner, "petitions:write")
                        .sending("application/json", json("{'complete':true,'count':0}")),
                Endpoint.within("GET", coverage, ofOwner, COVERAGE_READERS),
                Endpoint.within(
                        "GET", "/api/v1/coverage", "/api/v1/coverage" + org + "&from=2012-03&to=2012-03", FIGURES),
                Endpoint.within("PUT", indicator, one, EDITIONS).sending("application/json", content),
                Endpoint.within("GET", indicator, one, FIGURES),
                Endpoint.within("GET", indicator + "/history", one + "/history", FIGURES),
                Endpoint.within(
                        "GET", "/api/v1/indicators/{org}/{year}", "/api/v1/indicators/" + owner + "/2012", FIGURES),
                Endpoint.within("PUT", explanation, explained, EDITIONS)
                        .sending("application/json", json("{'text':'换届'}")),
                Endpoint.within("GET", explanation, explained, FIGURES));
    }

    private List<Endpoint> editions() {
        String freeze = "{'remarks':'','waivers':[{'condition':'*','reason':'试运行'}]}";
        String editions = YEAR + "/editions";
        String ofOwner = OF_YEAR + "/editions";
        return List.of(
                Endpoint.within("GET", YEAR + "/draft.{suffix}", OF_YEAR + "/draft.json" + org, FIGURES),
                Endpoint.within("POST", editions, ofOwner + org, EDITIONS).sending("application/json", json(freeze)),
                Endpoint.within("GET", editions, ofOwner + org, FIGURES),
                Endpoint.within("GET", editions + "/{name}", ofOwner + "/1.csv" + org, FIGURES),
                Endpoint.within(
                        "GET",
                        editions + "/{number}/renderings/{suffix}",
                        ofOwner + "/1/renderings/csv" + org,
                        FIGURES),
                Endpoint.within("POST", editions + "/{number}/approval", ofOwner + "/1/approval" + org, EDITIONS)
                        .sending("application/json", json("{'remarks':''}"))
                        .answering(201, 403, 409),
                Endpoint.held("GET", "/api/v1/reports/template.docx", "/api/v1/reports/template.docx", FIGURES),
                Endpoint.within("POST", YEAR + "/proofread", OF_YEAR + "/proofread" + org, FIGURES)
                        .sending("text/plain", "全年召开各类会议975次。"),
                Endpoint.within("GET", editions + "/{number}/restatement", ofOwner + "/1/restatement" + org, FIGURES),
                Endpoint.within(
                        "GET",
                        editions + "/{number}/proof",
                        ofOwner + "/1/proof" + org + "&metric=meetings.held",
                        FIGURES));
    }

    /** What is about every org is for the root's clients; a department is refused, whatever its scopes. */
    private List<Endpoint> operations() {
        String quarantine = "/api/v1/quarantine";
        return List.of(
                Endpoint.within(
                                "GET",
                                "/api/v1/contributions/{kind}/{org}/{sourceId}",
                                "/api/v1/contributions/petitions/" + owner + "/none",
                                FIGURES,
                                "petitions:read")
                        .answering(404),
                Endpoint.held("GET", quarantine, quarantine, OPERATIONS),
                Endpoint.held("POST", quarantine + "/resubmit", quarantine + "/resubmit?dryRun=true", OPERATIONS),
                Endpoint.within("POST", quarantine + "/{id}/resubmit", quarantine + "/none/resubmit", OPERATIONS)
                        .answering(404),
                Endpoint.within("GET", "/api/v1/recount", "/api/v1/recount", OPERATIONS)
                        .answering(403),
                Endpoint.within("POST", "/api/v1/recount", "/api/v1/recount", OPERATIONS)
                        .answering(403),
                Endpoint.within("POST", "/api/v1/rebuild", "/api/v1/rebuild", OPERATIONS)
                        .answering(403));
    }

    private static String json(String quoted) {
        return quoted.replace('\'', '"');
    }
}
