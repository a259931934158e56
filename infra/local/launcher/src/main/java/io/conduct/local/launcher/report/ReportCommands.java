package io.conduct.local.launcher.report;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * Commands for a POSIX shell that download the draft of a year's report, freeze it and download the edition. They work
 * as they are, in any folder; freezing again makes the next edition.
 *
 * @param year the year
 * @param gateway where the platform answers
 * @param credentials the file with the clients and their secrets
 * @param client the client that may freeze
 */
public record ReportCommands(int year, URI gateway, Path credentials, String client) {

    /** The commands, one a line. */
    public List<String> lines() {
        return List.of(
                "SECRET=$(sed -n '/^ *\"" + client + "\" : {/,/}/s/.*\"clientSecret\" : \"\\(.*\\)\".*/\\1/p' '"
                        + credentials.toAbsolutePath().normalize() + "')",
                "TOKEN=$(curl -s -u \"" + client + ":$SECRET\" -d grant_type=client_credentials " + at("/oauth2/token")
                        + " | sed 's/.*\"access_token\":\"\\([^\"]*\\)\".*/\\1/')",
                download("draft.docx", "report-" + year + "-draft.docx"),
                "EDITION=$(curl -s -X POST " + at("/api/v1/reports/" + year + "/editions") + authorized()
                        + " -H 'Content-Type: application/json' -d '{\"remarks\":\"sample"
                        + " data\",\"waivers\":[{\"condition\":\"*\",\"reason\":\"sample data\"}]}' | sed"
                        + " 's/.*\"number\":\\([0-9]*\\).*/\\1/')",
                download("editions/$EDITION.docx", "report-" + year + ".docx"));
    }

    private String download(String document, String file) {
        return "curl -sf \"" + at("/api/v1/reports/" + year + "/" + document) + "\" -o " + file + authorized();
    }

    private String at(String path) {
        return gateway.resolve(path).toString();
    }

    private static String authorized() {
        return " -H \"Authorization: Bearer $TOKEN\"";
    }
}
