package io.conduct.local.launcher.access;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which clients the local platform has: one for each department, the report writer, the administrator. */
public final class Clients {
    /** The client that reads figures and freezes editions. */
    public static final String REPORT_WRITER = "report-writer";
    /** The client that may do everything. */
    public static final String ADMINISTRATOR = "administrator";

    private static final int SECRET_BYTES = 32;
    private static final List<String> DEPARTMENT_SCOPES = List.of(
            "meetings:write",
            "meetings:read",
            "documents:write",
            "documents:read",
            "petitions:write",
            "petitions:read",
            "figures:read");
    private static final List<String> REPORT_WRITER_SCOPES =
            List.of("figures:read", "editions:write", "meetings:read", "documents:read", "petitions:read");
    private static final List<String> EVERY_SCOPE = List.of(
            "meetings:write",
            "meetings:read",
            "documents:write",
            "documents:read",
            "petitions:write",
            "petitions:read",
            "petitions:identity",
            "figures:read",
            "editions:write",
            "operations");

    private Clients() {}

    /** Every client there should be; those that are known keep their secrets. */
    static Map<String, Client> complete(
            Map<String, Client> known, String root, Map<String, String> departments, SecureRandom random) {
        Map<String, Client> clients = new LinkedHashMap<>();
        departments.forEach((name, org) -> clients.put(name, client(name, org, DEPARTMENT_SCOPES, known, random)));
        clients.put(REPORT_WRITER, client(REPORT_WRITER, root, REPORT_WRITER_SCOPES, known, random));
        clients.put(ADMINISTRATOR, client(ADMINISTRATOR, root, EVERY_SCOPE, known, random));
        return clients;
    }

    private static Client client(
            String name, String org, List<String> scopes, Map<String, Client> known, SecureRandom random) {
        Client earlier = known.get(name);
        return new Client(name, earlier == null ? secret(random) : earlier.clientSecret(), org, scopes);
    }

    private static String secret(SecureRandom random) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
