package dev.trainmaster.cli.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trainmaster.cli.fixture.CommandLineFixture;
import dev.trainmaster.cli.fixture.CommandProcess;
import dev.trainmaster.cli.fixture.CommandRun;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code trainmaster dataset add --postgres} with a real server. */
@Timeout(180)
class TableCommandsTest {
    private static EmbeddedPostgres server;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws IOException, SQLException {
        server = EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofSeconds(90))
                .start();
        try (Connection connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE pairs (key bigint PRIMARY KEY, body jsonb NOT NULL)");
            statement.execute(
                    "INSERT INTO pairs SELECT n, jsonb_build_object('prompt', n || '+0?', 'response', n::text)"
                            + " FROM generate_series(1, 7) AS n");
            statement.execute("CREATE TABLE many (key bigint PRIMARY KEY, body jsonb NOT NULL)");
            statement.execute("INSERT INTO many SELECT n, jsonb_build_object('prompt', n || '+0?', 'response', n::text)"
                    + " FROM generate_series(1, 3000) AS n");
            statement.execute("ANALYZE many");
            // Ends its own connection in the middle: without a sort the rows are made as they are fetched.
            statement.execute("CREATE FUNCTION dies(key bigint, body jsonb) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$"
                    + " BEGIN IF key = 2500 THEN PERFORM pg_terminate_backend(pg_backend_pid()); END IF;"
                    + " RETURN body; END $$");
            statement.execute("CREATE VIEW dying AS SELECT key, dies(key, body) AS body FROM many");
            statement.execute("ALTER DATABASE postgres SET enable_sort = off");
            statement.execute(
                    "CREATE TABLE wide AS SELECT n AS key, jsonb_build_object('trace_version', '1', 'prompt', 'p',"
                            + " 'final_answer', 'a', 'steps', (SELECT jsonb_agg(jsonb_build_object('i', i, 'type', 't', 'content',"
                            + " repeat('x', 20000))) FROM generate_series(0, 19) AS i)) AS body FROM generate_series(1, 400) AS n");
            statement.execute("CREATE TABLE notes (key bigint PRIMARY KEY, body text NOT NULL)");
            statement.execute("INSERT INTO notes VALUES (1, 'no record')");
        }
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Test
    void aTableIsADatasetThatIsListedShownAndExported() throws IOException {
        CommandRun added = cli(add("pairs"));
        CommandRun exported = cli("export", "live", "--format", "training_example", "--out", "out.jsonl");

        assertThat(added.exitCode()).as(added.everything()).isZero();
        assertThat(added.out()).contains("Added live: table pairs, its first 7 records can be used");
        assertThat(cli("dataset", "list").out()).contains("live");
        assertThat(cli("dataset", "show", "live").out()).contains("7 records (prompt_response)");
        assertThat(exported.exitCode()).as(exported.everything()).isZero();
        assertThat(Files.readAllLines(folder.resolve("out.jsonl")))
                .hasSize(7)
                .first()
                .isEqualTo("{\"id\":\"1\",\"prompt\":\"1+0?\",\"response\":\"1\",\"metadata\":{}}");
        assertThat(cli(add("pairs")).err()).contains("there is a dataset \"live\" already");
    }

    @Test
    void aTableWithoutRecordsIsRefusedWithItsRow() {
        CommandRun added = cli(add("notes"));

        assertThat(added.exitCode()).isEqualTo(2);
        assertThat(added.err()).contains("no row of it is a record", "id 1, row:1: is no valid JSON");
        assertThat(folder.resolve("home/datasets/live.postgres.json")).doesNotExist();
    }

    @Test
    void aServerThatIsLostInTheMiddleIsToldWithItsRowAndLeavesNothing() {
        CommandRun added = cli(add("dying"));
        assertThat(added.exitCode()).as(added.everything()).isZero();

        CommandRun exported = cli("export", "live", "--out", "out/sft.jsonl", "--format", "training_example");
        CommandRun shown = cli("dataset", "show", "live");
        CommandRun validated = cli("validate", "--dataset", "live", "--model", "m");

        assertThat(exported.exitCode()).as(exported.everything()).isEqualTo(2);
        assertThat(exported.err())
                .containsPattern("table dying, after row [12][0-9]{3}: .*; nothing was written")
                .contains("See that it is there and answers");
        assertThat(folder.resolve("out")).isEmptyDirectory();
        assertThat(shown.exitCode()).as(shown.everything()).isEqualTo(2);
        assertThat(shown.err()).containsPattern("table dying, after row [12][0-9]{3}: ");
        assertThat(validated.exitCode()).as(validated.everything()).isEqualTo(3);
        assertThat(validated.out())
                .contains("dataset-unusable")
                .containsPattern("table dying, after row [12][0-9]{3}: ");
    }

    @Test
    void rowsThatTogetherAreLongerThanTheHeapAreExported() throws Exception {
        CommandRun added = cli(add("wide"));
        assertThat(added.exitCode()).as(added.everything()).isZero();

        CommandRun run = new CommandProcess(folder, environment())
                .run(Path.of("/dev/null"), "export", "live", "--format", "trace", "--out", "out.jsonl", "-o", "json");

        assertThat(run.exitCode()).as(run.everything()).isZero();
        assertThat(run.json().path("records").asLong()).isEqualTo(400);
        assertThat(run.json().path("bytes").asLong()).isGreaterThan(150_000_000);
    }

    @Test
    void aServerThatIsNotThereIsToldWithItsAddress() {
        Map<String, String> nowhere = Map.of("PGHOST", "localhost", "PGPORT", "9", "PGUSER", "postgres");

        CommandRun added = new CommandLineFixture(folder, nowhere).run(add("pairs"));

        assertThat(added.exitCode()).as(added.everything()).isEqualTo(2);
        assertThat(added.err()).contains("localhost:9", "See that it is there and answers");
        assertThat(folder.resolve("home/datasets/live.postgres.json")).doesNotExist();
    }

    @Test
    void aPasswordInTheAddressAndAKeylessTableAreRefused() {
        CommandRun secret = cli("dataset", "add", "--postgres", "postgresql://me:secret@localhost/x", "--key", "live");
        CommandRun keyless = cli("dataset", "add", "--postgres");

        assertThat(secret.exitCode()).isEqualTo(2);
        assertThat(secret.everything()).contains("holds a password").doesNotContain("secret");
        assertThat(keyless.exitCode()).isEqualTo(2);
        assertThat(keyless.err()).contains("A table needs a key");
    }

    private static String[] add(String table) {
        return new String[] {
            "dataset",
            "add",
            "--postgres",
            "--key",
            "live",
            "--table",
            table,
            "--id-column",
            "key",
            "--created-at-column",
            "none",
            "--trace-version-column",
            "none",
            "--payload-column",
            "body"
        };
    }

    private CommandRun cli(String... arguments) {
        return new CommandLineFixture(folder, environment()).installed().run(arguments);
    }

    private static Map<String, String> environment() {
        return Map.of(
                "PGHOST", "localhost",
                "PGPORT", Integer.toString(server.getPort()),
                "PGUSER", "postgres");
    }
}
