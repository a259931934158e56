package io.conduct.local.launcher;

import io.conduct.local.launcher.terminal.OperatorException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A MongoDB connection string with the database taken out, so that each service gets one of its own. */
final class MongoUri {
    private static final Pattern FORM =
            Pattern.compile("(?<hosts>mongodb(?:\\+srv)?://[^/?]+)(?:/(?<database>[^?]*))?(?:\\?(?<options>.*))?");

    private final String hosts;
    private final String database;
    private final String options;

    private MongoUri(String hosts, String database, String options) {
        this.hosts = hosts;
        this.database = database;
        this.options = options;
    }

    /**
     * Reads {@code mongodb://[user:password@]host[:port][,...][/database][?options]}.
     *
     * @throws OperatorException without the text, which may hold a password, if it is no such string
     */
    static MongoUri parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new OperatorException(
                    "MONGODB_URI: not a connection string (expected: mongodb://host:port/?options)");
        }
        return new MongoUri(
                matcher.group("hosts"), orEmpty(matcher.group("database")), orEmpty(matcher.group("options")));
    }

    /** The connection string for one database; a user is still looked up where the original said. */
    String forDatabase(String name) {
        String all = options;
        if (hosts.contains("@") && !all.contains("authSource=")) {
            String source = "authSource=" + (database.isEmpty() ? "admin" : database);
            all = all.isEmpty() ? source : all + "&" + source;
        }
        return hosts + "/" + name + (all.isEmpty() ? "" : "?" + all);
    }

    /** The hosts, without user and password. */
    String shown() {
        return hosts.replaceFirst("://.*@", "://");
    }

    private static String orEmpty(String group) {
        return group == null ? "" : group;
    }
}
