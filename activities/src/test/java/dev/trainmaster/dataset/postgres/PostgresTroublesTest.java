package dev.trainmaster.dataset.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.trainmaster.dataset.DatasetExporter;
import dev.trainmaster.dataset.ExportOrder;
import dev.trainmaster.failure.FailureException;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.request.ExportFormat;
import dev.trainmaster.request.Selection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class PostgresTroublesTest extends OnPostgres {

    @Test
    void aPayloadThatIsNoRecordIsToldWithItsRow() throws Exception {
        run("ALTER TABLE traces ALTER COLUMN payload TYPE text");
        insert(1, "2026-01-01T00:00:00Z");
        insert(2, "2026-01-02T00:00:00Z", "{\"prompt\": ");
        insert(3, "2026-01-03T00:00:00Z", "[1]");
        insert(4, "2026-01-04T00:00:00Z", "\u00e9" + String.format(PAYLOAD, 4, 4, 4));

        FailureException failure = refused(source(usual()));

        assertThat(failure.failure().type()).isEqualTo(FailureType.DATASET_INVALID);
        assertThat(failure)
                .hasMessageContaining("3 of 4 records cannot be used")
                .hasMessageContaining("table traces, id " + id(2) + ", row:2: is no valid JSON at column")
                .hasMessageContaining("id " + id(3) + ", row:3: a record must be a JSON object")
                .hasMessageContaining("id " + id(4) + ", row:4: is no valid JSON");
    }

    @Test
    void aTableOrColumnThatIsNotThereIsTheUsersToMend() {
        assertThat(refused(source(named("nowhere"))).failure().type()).isEqualTo(FailureType.DATASET_NOT_FOUND);
        PostgresTable.Columns wrong =
                new PostgresTable.Columns("id", Optional.of("created"), Optional.empty(), "payload");
        FailureException failure = refused(source(described("traces", wrong)));
        assertThat(failure.failure().type()).isEqualTo(FailureType.DATASET_INVALID);
        assertThat(failure).hasMessageContaining("created").hasMessageContaining("--created-at-column");
    }

    @Test
    void aServerThatDiesInTheMiddleLeavesNothingBehindAndMayBeTriedAgain() throws Exception {
        // More than waits between it and us.
        insertMany(60_000);
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
        assertThat(failure).hasMessageContaining("after row ").hasMessageContaining("; nothing was written");
        assertThat(failure.failure().hint()).contains("it reads from the start");
        try (var files = Files.list(folder.resolve("out"))) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aPayloadThatIsTooLongIsToldWithItsRowAndNeverHeld() throws Exception {
        insertMany(3);
        run(
                "UPDATE traces SET payload = jsonb_set(payload, '{meta}', jsonb_build_object('long', repeat('x', 200000000)))"
                        + " WHERE id = '" + id(2) + "'");

        assertThat(refused(source(usual())))
                .hasMessageContaining("id " + id(2) + ", row:2: the payload is longer than " + LIMITS.lineBytes());
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
    void aSlowStatementEndsAtItsTimeout() throws Exception {
        insert(1, "2026-01-01T00:00:00Z");
        run("DROP VIEW IF EXISTS slow");
        run("CREATE VIEW slow AS SELECT id, created_at, trace_version, payload FROM traces, pg_sleep(60)");
        PostgresTable table = new PostgresTable(
                Optional.empty(), Optional.empty(), "slow", PostgresTable.Columns.USUAL, Duration.ofMillis(300));

        assertThat(refused(source(table)))
                .hasMessageContaining("statement timeout")
                .hasMessageContaining("raise statementTimeout");
        assertThat(one("SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE 'COPY%'"))
                .isEqualTo("0");
        run("DROP VIEW slow");
    }
}
