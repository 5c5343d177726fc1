package dev.trainmaster.dataset.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.dataset.DatasetExporter;
import dev.trainmaster.dataset.DatasetKey;
import dev.trainmaster.dataset.DatasetStore;
import dev.trainmaster.dataset.ExportOrder;
import dev.trainmaster.dataset.ExportReceipt;
import dev.trainmaster.dataset.SourceLines;
import dev.trainmaster.request.ExportFormat;
import dev.trainmaster.request.Selection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresSourceTest extends OnPostgres {

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
        PostgresTable table = described(
                "my data.Records", new PostgresTable.Columns("Key", Optional.empty(), Optional.empty(), "body"));

        ExportReceipt receipt = export(source(table));

        assertThat(Files.readString(Path.of(receipt.path()))).startsWith("{\"id\":\"7\",\"prompts\":\"what is 7?\"");
    }

    @Test
    void aTimeWithoutZoneIsInUtcWhereverTheWorkerStands() throws Exception {
        run("DROP TABLE IF EXISTS plain_times");
        run("CREATE TABLE plain_times (id int PRIMARY KEY, at timestamp, payload jsonb)");
        run("INSERT INTO plain_times VALUES (1, '2026-01-02 03:04:05', '" + String.format(PAYLOAD, 1, 1, 1) + "')");
        PostgresTable table = described(
                "plain_times", new PostgresTable.Columns("id", Optional.of("at"), Optional.empty(), "payload"));
        TimeZone zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
            assertThat(Path.of(export(source(table)).path()))
                    .content()
                    .contains("\"created_at\":\"2026-01-02T03:04:05+00:00\"");
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void anIdOfAnyCharactersIsTakenAsItIs() throws Exception {
        run("DROP TABLE IF EXISTS odd_ids");
        run("CREATE TABLE odd_ids (id text PRIMARY KEY, payload jsonb)");
        run("INSERT INTO odd_ids VALUES ('say \"\u00e9\\\", \u7b54', '" + String.format(PAYLOAD, 1, 1, 1) + "')");
        PostgresTable table =
                described("odd_ids", new PostgresTable.Columns("id", Optional.empty(), Optional.empty(), "payload"));

        assertThat(Path.of(export(source(table)).path()))
                .content()
                .startsWith("{\"id\":\"say \\\"\u00e9\\\\\\\", \u7b54\",");
    }

    @Test
    void whatThePayloadSaysOfItselfGivesWayToTheColumnsWhateverItsType() throws Exception {
        String payload = String.format(PAYLOAD, 1, 1, 1)
                .replaceFirst("\\{", "{\"id\": \"mine\", \"created_at\": \"2020-01-01T00:00:00Z\", ");
        insert(1, "2026-01-01T00:00:00Z", payload);
        for (String type : List.of("jsonb", "json", "text")) {
            run("ALTER TABLE traces ALTER COLUMN payload TYPE " + type + " USING payload::text::" + type);

            assertThat(Files.readAllLines(Path.of(export(source(usual())).path())))
                    .as(type)
                    .containsExactly(line(1, "2026-01-01T00:00:00+00:00"));
        }
    }

    /** So few that all have come already, and so many that the server must be stopped. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 2_000, 10_000, 20_000, 60_000})
    void aReadingThatIsBrokenOffLeavesTheSnapshotToTheNext(int many) throws Exception {
        insertMany(many);
        try (PostgresSource source = source(usual())) {
            try (SourceLines some = source.open()) {
                assertThat(some.next()).isTrue();
            }
            insert(0, "2025-01-01T00:00:00Z");
            try (SourceLines all = source.open()) {
                long rows = 0;
                while (all.next()) {
                    rows++;
                }
                assertThat(rows).isEqualTo(many);
            }
        }
    }

    @Test
    void longRowsBehindManyShortOnesAreNotHeldTogether() throws Exception {
        insertMany(2_000);
        run("UPDATE traces SET payload = jsonb_set(payload, '{meta}', jsonb_build_object('long',"
                + " repeat('x', 600000))) WHERE id > '" + id(1_200) + "'");

        assertThat(export(source(usual())).records()).isEqualTo(2_000);
    }

    @Test
    void idsThatAreNumbersAreInTheOrderOfNumbersAndAnIndexGivesIt() throws Exception {
        run("DROP TABLE IF EXISTS numbered");
        run("CREATE TABLE numbered (key bigint PRIMARY KEY, body text)");
        run("INSERT INTO numbered SELECT n, replace('" + PAYLOAD + "', '%d', n::text) FROM generate_series(12, 1, -1)"
                + " AS n");
        PostgresTable table =
                described("numbered", new PostgresTable.Columns("key", Optional.empty(), Optional.empty(), "body"));

        Path out = Path.of(export(source(table)).path());

        assertThat(Files.readAllLines(out))
                .extracting(line -> line.replaceAll(".*\"id\":\"([0-9]+)\".*", "$1"))
                .containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12");
        try {
            run("ALTER DATABASE postgres SET enable_sort = off");
            assertThat(one("EXPLAIN " + new TraceQuery(table, LIMITS.lineBytes()).sql()))
                    .contains("Index Scan");
        } finally {
            run("ALTER DATABASE postgres RESET enable_sort");
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
}
