package dev.trainmaster.dataset.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.trainmaster.dataset.DatasetExporter;
import dev.trainmaster.dataset.DatasetKey;
import dev.trainmaster.dataset.DatasetStore;
import dev.trainmaster.dataset.ExportOrder;
import dev.trainmaster.dataset.ExportProgress;
import dev.trainmaster.dataset.ExportReceipt;
import dev.trainmaster.dataset.ReaderLimits;
import dev.trainmaster.failure.FailureException;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.request.ExportFormat;
import dev.trainmaster.request.Selection;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresSourceTest {
    private static final ReaderLimits LIMITS = new ReaderLimits(8 << 20, 1 << 16);
    private static final String PAYLOAD = "{\"trace_version\": \"1.0\", \"prompt\": \"what is %d?\", \"final_answer\":"
            + " \"%d\", \"steps\": [{\"i\": 0, \"type\": \"t\", \"content\": \"c\"}], \"meta\": {\"n\": %d}}";

    private static EmbeddedPostgres server;

    @TempDir
    Path folder;

    private Map<String, String> environment;

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

    @Test
    void rowsAreRecordsInTheOrderOfTheirTime() throws Exception {
        insert(3, "2026-01-02T03:04:05.5Z");
        insert(1, "2026-01-01T00:00:00Z");
        insert(2, "2026-01-01T00:00:00Z");

        ExportReceipt receipt = export(source(usual()));

        assertThat(receipt.records()).isEqualTo(3);
        assertThat(Files.readAllLines(Path.of(receipt.path())))
                .containsExactly(
                        line(1, "2026-01-01T00:00:00+00:00"),
                        line(2, "2026-01-01T00:00:00+00:00"),
                        line(3, "2026-01-02T03:04:05.500000+00:00"));
    }

    @Test
    void aRetryGivesTheSameBytes() throws Exception {
        insertMany(40);
        ExportReceipt first = export(source(usual()));
        ExportReceipt again = export(source(usual()));

        assertThat(again.sha256()).isEqualTo(first.sha256());
    }

    @Test
    void rowsThatArriveDuringAReadingChangeNothing() throws Exception {
        insertMany(2_000);
        String before = export(source(usual())).sha256();
        AtomicBoolean inserted = new AtomicBoolean();
        PostgresSource source = source(usual());
        Path out = folder.resolve("out/dataset.jsonl");

        ExportReceipt during = new DatasetExporter()
                .export(new ExportOrder(source, Selection.EVERYTHING, ExportFormat.TRACE, out), (read, written) -> {
                    if (inserted.compareAndSet(false, true)) {
                        insert(0, "2025-01-01T00:00:00Z");
                    }
                });

        assertThat(inserted).isTrue();
        assertThat(during.sha256()).isEqualTo(before);
        assertThat(export(source(usual())).records()).isEqualTo(2_001);
    }

    @Test
    void theConnectionReadsOnly() throws Exception {
        insert(1, "2026-01-01T00:00:00Z");
        try (PostgresSource source = source(usual());
                var lines = source.open()) {
            assertThat(lines.next()).isTrue();
            assertThat(one("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'trainmaster'"))
                    .isEqualTo("1");
            assertThat(source.snapshot()).isPresent();
        }
    }

    @Test
    void aTableWithOtherNamesIsReadAsItIsDescribed() throws Exception {
        run("CREATE SCHEMA IF NOT EXISTS \"my data\"");
        run("DROP TABLE IF EXISTS \"my data\".\"Records\"");
        run("CREATE TABLE \"my data\".\"Records\" (\"Key\" bigint, body text)");
        run("INSERT INTO \"my data\".\"Records\" VALUES (7, '" + String.format(PAYLOAD, 7, 7, 7) + "')");
        PostgresTable table = new PostgresTable(
                Optional.empty(),
                Optional.empty(),
                "my data.Records",
                new PostgresTable.Columns("Key", Optional.empty(), Optional.empty(), "body"),
                PostgresTable.USUAL_TIMEOUT);

        ExportReceipt receipt = export(source(table));

        assertThat(Files.readString(Path.of(receipt.path()))).startsWith("{\"id\":\"7\",\"prompts\":\"what is 7?\"");
    }

    @Test
    void aPayloadThatIsNoRecordIsToldWithItsRow() throws Exception {
        run("ALTER TABLE traces ALTER COLUMN payload TYPE text");
        insert(1, "2026-01-01T00:00:00Z");
        insert(2, "2026-01-02T00:00:00Z", "{\"prompt\": ");
        insert(3, "2026-01-03T00:00:00Z", "[1]");

        FailureException failure = refused(source(usual()));

        assertThat(failure.failure().type()).isEqualTo(FailureType.DATASET_INVALID);
        assertThat(failure)
                .hasMessageContaining("2 of 3 records cannot be used")
                .hasMessageContaining("table traces, id " + id(2) + ", row:2: is no valid JSON at column")
                .hasMessageContaining("id " + id(3) + ", row:3: a record must be a JSON object");
    }

    @Test
    void aTableOrColumnThatIsNotThereIsTheUsersToMend() {
        assertThat(refused(source(named("nowhere"))).failure().type()).isEqualTo(FailureType.DATASET_NOT_FOUND);
        PostgresTable.Columns wrong =
                new PostgresTable.Columns("id", Optional.of("created"), Optional.empty(), "payload");
        FailureException failure = refused(source(
                new PostgresTable(Optional.empty(), Optional.empty(), "traces", wrong, PostgresTable.USUAL_TIMEOUT)));
        assertThat(failure.failure().type()).isEqualTo(FailureType.DATASET_INVALID);
        assertThat(failure).hasMessageContaining("created").hasMessageContaining("--created-at-column");
    }

    @Test
    void aServerThatDiesInTheMiddleLeavesNothingBehindAndMayBeTriedAgain() throws Exception {
        insertMany(3_000);
        Path out = folder.resolve("out/dataset.jsonl");
        ExportOrder order = new ExportOrder(source(usual()), Selection.EVERYTHING, ExportFormat.TRACE, out);
        AtomicBoolean killed = new AtomicBoolean();

        FailureException failure = catchThrowableOfType(
                FailureException.class,
                () -> new DatasetExporter().export(order, (read, written) -> {
                    if (killed.compareAndSet(false, true)) {
                        run(
                                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'trainmaster'");
                    }
                }));

        assertThat(failure.failure().type()).isEqualTo(FailureType.STORAGE_FAILED);
        assertThat(failure)
                .hasMessageContaining("after row ")
                .hasMessageContaining("the next attempt reads from the start");
        try (var files = Files.list(folder.resolve("out"))) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aTableIsAddedUnderAKeyWithoutAnySecret() throws Exception {
        insert(1, "2026-01-01T00:00:00Z");
        environment.put("PGPASSWORD", "very secret");
        DatasetStore store = new DatasetStore(folder.resolve("datasets"), LIMITS, environment);

        assertThat(store.addTable(new DatasetKey("live"), usual())).isEqualTo(1);

        Path file = folder.resolve("datasets/live.postgres.json");
        assertThat(file).content().contains("traces").doesNotContain("secret");
        assertThat(store.show(new DatasetKey("live")).records()).isEqualTo(1);
        assertThat(store.list()).extracting(entry -> entry.key()).containsExactly("live", "sample");
    }

    @Test
    void anAddressWithAPasswordIsRefused() {
        for (String url :
                new String[] {"postgresql://me:secret@db/train", "postgresql://db/train?user=me&password=secret"}) {
            FailureException failure = catchThrowableOfType(
                    FailureException.class,
                    () -> new PostgresTable(
                            Optional.of(url),
                            Optional.empty(),
                            "traces",
                            PostgresTable.Columns.USUAL,
                            PostgresTable.USUAL_TIMEOUT));
            assertThat(failure).hasMessageContaining("holds a password").hasMessageNotContaining("secret");
        }
    }

    @Test
    void anAddressSaysWhereWithoutAnyVariable() throws Exception {
        insert(1, "2026-01-01T00:00:00Z");
        PostgresTable table = new PostgresTable(
                Optional.of("postgresql://postgres@localhost:" + server.getPort() + "/postgres?sslmode=disable"),
                Optional.empty(),
                "traces",
                PostgresTable.Columns.USUAL,
                PostgresTable.USUAL_TIMEOUT);
        environment.clear();

        assertThat(export(source(table)).records()).isEqualTo(1);
        assertThat(source(table).place())
                .isEqualTo("PostgreSQL localhost:" + server.getPort() + "/postgres, table traces");
    }

    @Test
    void aSlowStatementEndsAtItsTimeout() throws Exception {
        insert(1, "2026-01-01T00:00:00Z");
        run("DROP VIEW IF EXISTS slow");
        run("CREATE VIEW slow AS SELECT id, created_at, trace_version, payload FROM traces, pg_sleep(60)");
        PostgresTable table = new PostgresTable(
                Optional.empty(), Optional.empty(), "slow", PostgresTable.Columns.USUAL, Duration.ofMillis(300));

        assertThat(refused(source(table)))
                .hasMessageContaining("statement timeout")
                .hasMessageContaining("raise statementTimeout");
        run("DROP VIEW slow");
    }

    private PostgresSource source(PostgresTable table) {
        return new PostgresSource(new DatasetKey("live"), table, environment, LIMITS);
    }

    private ExportReceipt export(PostgresSource source) {
        return new DatasetExporter()
                .export(
                        new ExportOrder(
                                source, Selection.EVERYTHING, ExportFormat.TRACE, folder.resolve("out/dataset.jsonl")),
                        ExportProgress.NONE);
    }

    private FailureException refused(PostgresSource source) {
        return catchThrowableOfType(FailureException.class, () -> export(source));
    }

    private static PostgresTable usual() {
        return named("traces");
    }

    private static PostgresTable named(String table) {
        return new PostgresTable(
                Optional.empty(), Optional.empty(), table, PostgresTable.Columns.USUAL, PostgresTable.USUAL_TIMEOUT);
    }

    private static String line(int n, String time) {
        return "{\"id\":\"" + id(n) + "\",\"prompts\":\"what is " + n
                + "?\",\"trace_steps\":[\"c\"],\"final_answer\":\"" + n + "\",\"metadata\":{\"created_at\":\"" + time
                + "\",\"trace_version\":\"1.0\",\"n\":" + n + "}}";
    }

    private static String id(int n) {
        return String.format("00000000-0000-0000-0000-%012d", n);
    }

    private static void insertMany(int rows) {
        run("INSERT INTO traces SELECT ('00000000-0000-0000-0000-' || lpad(n::text, 12, '0'))::uuid,"
                + " '2026-01-01T00:00:00Z', '1.0', replace('" + PAYLOAD + "', '%d', n::text)::jsonb"
                + " FROM generate_series(1, " + rows + ") AS n ORDER BY n % 7");
    }

    private static void insert(int n, String time) {
        insert(n, time, String.format(PAYLOAD, n, n, n));
    }

    private static void insert(int n, String time, String payload) {
        run("INSERT INTO traces VALUES ('" + id(n) + "', '" + time + "', '1.0', '" + payload + "')");
    }

    private static void run(String sql) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static String one(String sql) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
