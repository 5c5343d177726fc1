package dev.trainmaster.dataset.postgres;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What is asked of the table: its rows in an order that does not change. */
final class TraceQuery {
    /** A value that is stored in fewer bytes than the longest line has, divided by this, is no longer than that. */
    private static final int MOST_COMPRESSED = 1 << 10;

    private final PostgresTable table;
    private final int lineBytes;

    TraceQuery(PostgresTable table, int lineBytes) {
        this.table = table;
        this.lineBytes = lineBytes;
    }

    enum Column {
        ID,
        CREATED_AT,
        TRACE_VERSION,
        PAYLOAD
    }

    /**
     * An order by the bare name would be that of the text which the id is selected as: 10 before 2, and no index helps. Of a
     * payload that is too long comes only so much that it can be told.
     */
    String sql() {
        PostgresTable.Columns columns = table.columns();
        String id = quoted(columns.id());
        String createdAt = columns.createdAt().map(TraceQuery::quoted).orElse("NULL");
        String version = columns.traceVersion().map(TraceQuery::quoted).orElse("NULL");
        String payload = quoted(columns.payload());
        String from = Arrays.stream(table.table().split("\\."))
                .map(TraceQuery::quoted)
                .collect(Collectors.joining("."));
        return "SELECT " + id + "::text, " + createdAt + "::timestamptz, " + version
                + "::text, CASE WHEN pg_column_size("
                + payload + ") > " + lineBytes / MOST_COMPRESSED + " THEN left(" + payload + "::text, "
                + (lineBytes + 1)
                + ") ELSE " + payload + "::text END FROM " + from + " AS t ORDER BY "
                + (columns.createdAt().isPresent() ? "t." + createdAt + ", " : "") + "t." + id;
    }

    private static String quoted(String name) {
        return '"' + name + '"';
    }
}
