package io.conduct.gateway.route;

import org.springframework.cloud.gateway.route.Route;

/** How routes are named: as the service they lead to, with a prefix where a service has several. */
public final class Routes {

    static final String IMPORT = "import-";

    private Routes() {}

    /** The name of the service behind a route, for example {@code meetings}. */
    public static String serviceOf(Route route) {
        String id = route.getId();
        return id.startsWith(IMPORT) ? id.substring(IMPORT.length()) : id;
    }
}
