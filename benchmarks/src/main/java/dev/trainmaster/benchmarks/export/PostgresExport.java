package dev.trainmaster.benchmarks.export;

import dev.trainmaster.benchmarks.Benchmark;
import dev.trainmaster.benchmarks.figure.Bound;
import dev.trainmaster.benchmarks.figure.Figure;
import dev.trainmaster.benchmarks.figure.Samples;
import dev.trainmaster.benchmarks.figure.Statistic;
import dev.trainmaster.benchmarks.figure.Unit;
import dev.trainmaster.benchmarks.lab.BenchmarkException;
import dev.trainmaster.benchmarks.lab.Folders;
import dev.trainmaster.benchmarks.lab.Lab;
import dev.trainmaster.dataset.DatasetExporter;
import dev.trainmaster.dataset.DatasetKey;
import dev.trainmaster.dataset.ExportOrder;
import dev.trainmaster.dataset.ExportProgress;
import dev.trainmaster.dataset.ReaderLimits;
import dev.trainmaster.dataset.postgres.PostgresSource;
import dev.trainmaster.dataset.postgres.PostgresTable;
import dev.trainmaster.request.ExportFormat;
import dev.trainmaster.request.Selection;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Exports to tunix_sft from a PostgreSQL of its own, on the same machine. */
public final class PostgresExport implements Benchmark {
    /** Five times the 22,100 traces/s of the ORM that the figure is beside. */
    private static final double MICROSECONDS_A_TRACE = 1e6 / (5 * 22_100);

    private final long records;

    public PostgresExport(long records) {
        this.records = records;
    }

    @Override
    public String name() {
        return "postgres";
    }

    @Override
    public int usualRuns() {
        return 3;
    }

    @Override
    public List<Figure> measure(Lab lab, int runs) {
        Path folder = Folders.temporary();
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofSeconds(90))
                .start()) {
            fill(server);
            export(server, folder);
            List<Double> rates = new ArrayList<>();
            List<Double> times = new ArrayList<>();
            for (int i = 0; i < runs; i++) {
                double seconds = export(server, folder);
                rates.add(records / seconds);
                times.add(seconds * 1e6 / records);
            }
            return List.of(
                    Figure.of("export from PostgreSQL, " + records + " traces", Unit.PER_SECOND, new Samples(rates))
                            .beside("an ORM over the same table, measured elsewhere: 22,100 traces/s"),
                    Figure.of("- for each trace", Unit.MICROSECONDS, new Samples(times))
                            .bound(Bound.atMost(Statistic.MEDIAN, MICROSECONDS_A_TRACE)));
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL cannot be started", e);
        } finally {
            Folders.remove(folder);
        }
    }

    private void fill(EmbeddedPostgres server) {
        String payload = TraceProfile.SMALL.record(1).strip().replace("'", "''");
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE traces (id uuid PRIMARY KEY, created_at timestamptz NOT NULL,"
                    + " trace_version text NOT NULL, payload jsonb NOT NULL)");
            statement.execute("INSERT INTO traces SELECT gen_random_uuid(), timestamptz '2026-01-01T00:00:00Z'"
                    + " + n * interval '1 second', '1.0', '" + payload + "'::jsonb FROM generate_series(1, " + records
                    + ") AS n");
            statement.execute("CREATE INDEX ON traces (created_at, id)");
            // What the server would else do by itself in the middle of a measurement.
            statement.execute("VACUUM (FREEZE, ANALYZE) traces");
            statement.execute("CHECKPOINT");
        } catch (SQLException e) {
            throw new BenchmarkException("the table cannot be filled", e);
        }
    }

    private static double export(EmbeddedPostgres server, Path folder) {
        PostgresTable table = new PostgresTable(
                Optional.empty(), Optional.empty(), "traces", PostgresTable.Columns.USUAL, PostgresTable.USUAL_TIMEOUT);
        Map<String, String> environment =
                Map.of("PGHOST", "localhost", "PGPORT", Integer.toString(server.getPort()), "PGUSER", "postgres");
        long started = System.nanoTime();
        new DatasetExporter()
                .export(
                        new ExportOrder(
                                new PostgresSource(
                                        new DatasetKey("live"), table, environment, ReaderLimits.ofThisProcess()),
                                Selection.EVERYTHING,
                                ExportFormat.TUNIX_SFT,
                                folder.resolve("export.jsonl")),
                        ExportProgress.NONE);
        return (System.nanoTime() - started) / 1e9;
    }
}
