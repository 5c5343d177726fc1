package dev.trainmaster.dataset.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.trainmaster.dataset.DatasetExporter;
import dev.trainmaster.dataset.DatasetKey;
import dev.trainmaster.dataset.ExportOrder;
import dev.trainmaster.dataset.ExportProgress;
import dev.trainmaster.dataset.ReaderLimits;
import dev.trainmaster.failure.FailureException;
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
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real server that speaks TLS with a certificate of its own, and one that a service file names. */
class PostgresTlsTest {
    private static final String SERVICE_FILE = "org.postgresql.pgservicefile";
    private static final String RECORD = "{\"prompt\": \"p\", \"final_answer\": \"a\", \"steps\": [{\"i\": 0, \"type\":"
            + " \"t\", \"content\": \"c\"}]}";

    @TempDir
    static Path certificates;

    /** It prints what it throws as well. */
    private static final Logger DRIVER = Logger.getLogger("org.postgresql");

    private static SelfSigned trusted;
    private static SelfSigned other;
    private static EmbeddedPostgres server;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws IOException, SQLException, InterruptedException {
        DRIVER.setLevel(Level.OFF);
        trusted = SelfSigned.in(Files.createDirectory(certificates.resolve("trusted")));
        other = SelfSigned.in(Files.createDirectory(certificates.resolve("other")));
        server = EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofSeconds(90))
                .setServerConfig("ssl", "on")
                .setServerConfig("ssl_cert_file", trusted.certificate().toString())
                .setServerConfig("ssl_key_file", trusted.key().toString())
                .start();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE traces (id uuid PRIMARY KEY, created_at timestamptz NOT NULL, trace_version"
                    + " text NOT NULL, payload jsonb NOT NULL)");
            statement.execute(
                    "INSERT INTO traces VALUES (gen_random_uuid(), '2026-01-01T00:00:00Z', '1.0', '" + RECORD + "')");
        }
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        DRIVER.setLevel(null);
    }

    @AfterEach
    void forgetTheServiceFile() {
        System.clearProperty(SERVICE_FILE);
    }

    @Test
    void aConnectionThatIsToBeVerifiedIsEncryptedAndVerified() throws Exception {
        try (PostgresSource source = source(address("localhost", trusted), Map.of());
                var lines = source.open()) {
            assertThat(lines.next()).isTrue();
            assertThat(encrypted()).isEqualTo("t");
        }
    }

    @Test
    void theEnvironmentMaySayItInstead() throws Exception {
        Map<String, String> environment = new HashMap<>(Map.of(
                "PGHOST", "localhost",
                "PGPORT", Integer.toString(server.getPort()),
                "PGUSER", "postgres",
                "PGSSLMODE", "verify-full",
                "PGSSLROOTCERT", trusted.certificate().toString()));

        try (PostgresSource source = source(table(Optional.empty(), Optional.empty()), environment);
                var lines = source.open()) {
            assertThat(lines.next()).isTrue();
            assertThat(encrypted()).isEqualTo("t");
        }
        environment.put("PGSSLROOTCERT", other.certificate().toString());
        assertRefused(source(table(Optional.empty(), Optional.empty()), environment));
    }

    @Test
    void aServerWhoseCertificateNobodyTrustsIsRefused() {
        assertRefused(source(address("localhost", other), Map.of()));
    }

    @Test
    void aServerWhoseCertificateIsForAnotherNameIsRefused() {
        assertRefused(source(address("127.0.0.1", trusted), Map.of()));
    }

    @Test
    void aServiceFileSaysWhereAndHow() throws Exception {
        Path file = Files.writeString(
                folder.resolve("pg_service.conf"),
                "[other]\nhost=nowhere.invalid\n\n[train]\nhost=localhost\nport=" + server.getPort()
                        + "\ndbname=postgres\nuser=postgres\nsslmode=verify-full\nsslrootcert=" + trusted.certificate()
                        + "\n");
        System.setProperty(SERVICE_FILE, file.toString());

        try (PostgresSource source = source(table(Optional.empty(), Optional.of("train")), Map.of());
                var lines = source.open()) {
            assertThat(lines.next()).isTrue();
            assertThat(encrypted()).isEqualTo("t");
            assertThat(source.place()).isEqualTo("PostgreSQL service train, table traces");
        }
        assertRefused(source(table(Optional.empty(), Optional.of("none")), Map.of()));
    }

    private void assertRefused(PostgresSource source) {
        Path out = folder.resolve("out/dataset.jsonl");
        FailureException failure = catchThrowableOfType(
                FailureException.class,
                () -> new DatasetExporter()
                        .export(
                                new ExportOrder(source, Selection.EVERYTHING, ExportFormat.TRACE, out),
                                ExportProgress.NONE));

        assertThat(failure).isNotNull().hasMessageContaining("PostgreSQL");
        assertThat(folder.resolve("out")).isEmptyDirectory();
    }

    private static PostgresSource source(PostgresTable table, Map<String, String> environment) {
        return new PostgresSource(new DatasetKey("live"), table, environment, new ReaderLimits(1 << 20, 1 << 10));
    }

    private static PostgresTable address(String host, SelfSigned root) {
        String url = "postgresql://postgres@" + host + ":" + server.getPort()
                + "/postgres?sslmode=verify-full&sslrootcert=" + root.certificate();
        return table(Optional.of(url), Optional.empty());
    }

    private static PostgresTable table(Optional<String> url, Optional<String> service) {
        return new PostgresTable(url, service, "traces", PostgresTable.Columns.USUAL, PostgresTable.USUAL_TIMEOUT);
    }

    /** What the server itself says of the connection. */
    private static String encrypted() throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT s.ssl FROM pg_stat_ssl s JOIN pg_stat_activity a USING (pid)"
                        + " WHERE a.application_name = 'trainmaster'")) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
