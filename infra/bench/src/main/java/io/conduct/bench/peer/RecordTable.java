package io.conduct.bench.peer;

import io.conduct.contract.RecordKind;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The records as rows, the payload as JSON, what is asked for in columns with an index that covers the questions. */
final class RecordTable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String CREATE = """
        CREATE TABLE IF NOT EXISTS record (
            kind text NOT NULL,
            org text NOT NULL,
            source_id text NOT NULL,
            version integer NOT NULL DEFAULT 1,
            day date NOT NULL,
            state text,
            sub_kind text,
            amount integer,
            recorded_at timestamptz NOT NULL DEFAULT now(),
            payload jsonb NOT NULL,
            PRIMARY KEY (kind, org, source_id));
        CREATE INDEX IF NOT EXISTS record_by_day ON record (kind, day) INCLUDE (org, state, sub_kind, amount)
        """;
    private static final String UPSERT = """
        INSERT INTO record (kind, org, source_id, day, state, sub_kind, amount, payload)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?::jsonb)
        ON CONFLICT (kind, org, source_id) DO UPDATE SET version = record.version + 1, day = excluded.day,
            state = excluded.state, sub_kind = excluded.sub_kind, amount = excluded.amount, payload = excluded.payload
        """;

    private final DataSource database;

    RecordTable(DataSource database) {
        this.database = database;
    }

    void create() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(CREATE);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** One JSON object a line, in one transaction that is durable when this returns; how many. */
    int record(RecordKind kind, byte[] lines, String identity) throws SQLException {
        List<ObjectNode> items = new String(lines, StandardCharsets.UTF_8)
                .lines()
                .map(line -> item(line, identity))
                .toList();
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
                for (ObjectNode item : items) {
                    fill(upsert, kind, item);
                    upsert.addBatch();
                }
                upsert.executeBatch();
            }
            connection.commit();
        }
        return items.size();
    }

    private static ObjectNode item(String line, String identity) {
        ObjectNode item = (ObjectNode) JSON.readTree(new StringReader(line));
        return identity.isEmpty() ? item : item.setAll((ObjectNode) JSON.readTree(identity));
    }

    private static void fill(PreparedStatement upsert, RecordKind kind, ObjectNode item) throws SQLException {
        upsert.setString(1, kind.name());
        upsert.setString(2, item.required("org").asString());
        upsert.setString(3, item.required("sourceId").asString());
        upsert.setDate(
                4,
                Date.valueOf(LocalDate.parse(
                        item.required(kind.businessDateProperty()).asString())));
        upsert.setString(5, item.path("status").asString(""));
        upsert.setString(6, item.path(subKind(kind)).asString(""));
        upsert.setInt(7, item.path(amount(kind)).asInt(0));
        upsert.setString(8, item.toString());
    }

    static String subKind(RecordKind kind) {
        return switch (kind) {
            case MEETING -> "kind";
            case DOCUMENT -> "genre";
            case PETITION -> "channel";
        };
    }

    static String amount(RecordKind kind) {
        return switch (kind) {
            case MEETING -> "participants";
            case DOCUMENT -> "characters";
            case PETITION -> "persons";
        };
    }
}
