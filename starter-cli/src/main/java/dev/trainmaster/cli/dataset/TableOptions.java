package dev.trainmaster.cli.dataset;

import dev.trainmaster.dataset.postgres.PostgresTable;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which PostgreSQL table a dataset is, and how it is reached. */
final class TableOptions {
    private static final String NONE = "none";

    @Option(
            names = "--postgres",
            paramLabel = "URL",
            arity = "0..1",
            fallbackValue = "",
            description = "a table is the dataset; without URL, --service or PGHOST and the like say where."
                    + " Passwords come from ~/.pgpass, the service file or PGPASSWORD alone")
    private String url;

    @Option(names = "--service", paramLabel = "NAME", description = "a section of pg_service.conf")
    private String service;

    @Option(names = "--table", paramLabel = "TABLE", description = "table or schema.table (default: traces)")
    private String table = "traces";

    @Option(names = "--id-column", paramLabel = "COLUMN", description = "default: id")
    private String id = "id";

    @Option(names = "--created-at-column", paramLabel = "COLUMN", description = "default: created_at; `none` has none")
    private String createdAt = "created_at";

    @Option(
            names = "--trace-version-column",
            paramLabel = "COLUMN",
            description = "default: trace_version; `none` has none")
    private String traceVersion = "trace_version";

    @Option(names = "--payload-column", paramLabel = "COLUMN", description = "json, jsonb or text (default: payload)")
    private String payload = "payload";

    @Option(
            names = "--statement-timeout",
            paramLabel = "DURATION",
            description = "the most that the server may take for the next rows (default: PT5M)")
    private Duration statementTimeout = PostgresTable.USUAL_TIMEOUT;

    boolean areGiven() {
        return url != null;
    }

    PostgresTable table() {
        return new PostgresTable(
                Optional.of(url).filter(text -> !text.isEmpty()),
                Optional.ofNullable(service),
                table,
                new PostgresTable.Columns(id, named(createdAt), named(traceVersion), payload),
                statementTimeout);
    }

    private static Optional<String> named(String column) {
        return column.equals(NONE) ? Optional.empty() : Optional.of(column);
    }
}
