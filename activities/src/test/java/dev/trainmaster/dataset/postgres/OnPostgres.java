package dev.trainmaster.dataset.postgres;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.trainmaster.dataset.DatasetExporter;
import dev.trainmaster.dataset.DatasetKey;
import dev.trainmaster.dataset.ExportOrder;
import dev.trainmaster.dataset.ExportProgress;
import dev.trainmaster.dataset.ExportReceipt;
import dev.trainmaster.dataset.ReaderLimits;
import dev.trainmaster.failure.FailureException;
import dev.trainmaster.request.ExportFormat;
import dev.trainmaster.request.Selection;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A server with one table, empty before each test. */
abstract class OnPostgres {
    static final ReaderLimits LIMITS = new ReaderLimits(8 << 20, 1 << 16);
    static final String PAYLOAD = "{\"trace_version\": \"1.0\", \"prompt\": \"what is %d?\", \"final_answer\":"
            + " \"%d\", \"steps\": [{\"i\": 0, \"type\": \"t\", \"content\": \"c\"}], \"meta\": {\"n\": %d}}";

    static EmbeddedPostgres server;

    @TempDir
    Path folder;

    Map<String, String> environment;

    @BeforeAll
    static void start() throws IOException {
        server = EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofSeconds(90))
                .start();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @BeforeEach
    void anEmptyTable() throws SQLException {
        run("DROP TABLE IF EXISTS traces");
        run("CREATE TABLE traces (id uuid PRIMARY KEY, created_at timestamptz NOT NULL, trace_version text NOT NULL,"
                + " payload jsonb NOT NULL)");
        environment = new HashMap<>(Map.of(
                "PGHOST", "localhost",
                "PGPORT", Integer.toString(server.getPort()),
                "PGUSER", "postgres",
                "PGDATABASE", "postgres"));
    }

    PostgresSource source(PostgresTable table) {
        return new PostgresSource(new DatasetKey("live"), table, environment, LIMITS);
    }

    ExportReceipt export(PostgresSource source) {
        return new DatasetExporter()
                .export(
                        new ExportOrder(
                                source, Selection.EVERYTHING, ExportFormat.TRACE, folder.resolve("out/dataset.jsonl")),
                        ExportProgress.NONE);
    }

    FailureException refused(PostgresSource source) {
        return catchThrowableOfType(FailureException.class, () -> export(source));
    }

    static PostgresTable usual() {
        return named("traces");
    }

    static PostgresTable named(String table) {
        return described(table, PostgresTable.Columns.USUAL);
    }

    /** On the server that the environment names. */
    static PostgresTable described(String table, PostgresTable.Columns columns) {
        return new PostgresTable(Optional.empty(), Optional.empty(), table, columns, PostgresTable.USUAL_TIMEOUT);
    }

    static String line(int n, String time) {
        return "{\"id\":\"" + id(n) + "\",\"prompts\":\"what is " + n
                + "?\",\"trace_steps\":[\"c\"],\"final_answer\":\"" + n + "\",\"metadata\":{\"created_at\":\"" + time
                + "\",\"trace_version\":\"1.0\",\"n\":" + n + "}}";
    }

    static String id(int n) {
        return String.format("00000000-0000-0000-0000-%012d", n);
    }

    static void insertMany(int rows) {
        run("INSERT INTO traces SELECT ('00000000-0000-0000-0000-' || lpad(n::text, 12, '0'))::uuid,"
                + " '2026-01-01T00:00:00Z', '1.0', replace('" + PAYLOAD + "', '%d', n::text)::jsonb"
                + " FROM generate_series(1, " + rows + ") AS n ORDER BY n % 7");
    }

    static void insert(int n, String time) {
        insert(n, time, String.format(PAYLOAD, n, n, n));
    }

    static void insert(int n, String time, String payload) {
        run("INSERT INTO traces VALUES ('" + id(n) + "', '" + time + "', '1.0', '" + payload + "')");
    }

    static void run(String sql) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    static String one(String sql) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
