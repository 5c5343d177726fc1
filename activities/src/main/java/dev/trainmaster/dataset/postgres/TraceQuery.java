package dev.trainmaster.dataset.postgres;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What is asked of the table: its rows in an order that does not change. */
final class TraceQuery {
    private final PostgresTable table;
    private final boolean binaryJson;

    /** The payload may be jsonb, json or text. */
    TraceQuery(PostgresTable table, Connection connection) throws SQLException {
        this.table = table;
        this.binaryJson = "jsonb".equals(typeOfPayload(connection.getMetaData()));
    }

    /** An order by the bare name would be that of the text which the id is selected as: 10 before 2, and no index helps. */
    String sql() {
        PostgresTable.Columns columns = table.columns();
        String payload = quoted(columns.payload());
        String id = quoted(columns.id());
        String createdAt = columns.createdAt().map(TraceQuery::quoted).orElse("NULL");
        String version = columns.traceVersion().map(TraceQuery::quoted).orElse("NULL");
        String from = Arrays.stream(table.table().split("\\."))
                .map(TraceQuery::quoted)
                .collect(Collectors.joining("."));
        return "SELECT " + id + "::text, "
                + createdAt + "::timestamptz::text, "
                + (binaryJson
                        ? "CASE WHEN jsonb_exists(" + payload + ", 'trace_version') THEN NULL ELSE " + version
                                + "::text END"
                        : "NULL::text")
                + ", "
                + (binaryJson
                        ? "CASE WHEN jsonb_exists_any(" + payload + ", ARRAY['id', 'created_at']) THEN " + payload
                                + " - 'id' - 'created_at' ELSE " + payload + " END"
                        : payload)
                + "::text FROM " + from + " AS t ORDER BY "
                + (columns.createdAt().isPresent() ? "t." + createdAt + ", " : "") + "t." + id;
    }

    private String typeOfPayload(DatabaseMetaData data) throws SQLException {
        String[] parts = table.table().split("\\.");
        String schema = parts.length == 2 ? parts[0] : null;
        String name = parts[parts.length - 1];
        try (ResultSet columns = data.getColumns(
                null, schema, pattern(data, name), pattern(data, table.columns().payload()))) {
            return columns.next() ? columns.getString("TYPE_NAME") : "";
        }
    }

    private static String pattern(DatabaseMetaData data, String name) throws SQLException {
        String escape = data.getSearchStringEscape();
        return name.replace("_", escape + "_").replace("%", escape + "%");
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }
}
