package dev.trainmaster.dataset.postgres;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.trainmaster.failure.FailureException;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.run.Phase;
import dev.trainmaster.storage.JsonFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A table whose rows are records, and how to reach it: {@code <key>.postgres.json} in the dataset root. It never holds a
 * password.
 *
 * @param url such as postgresql://db.example/train, or empty: then the service or the environment says where
 * @param service a section of pg_service.conf
 * @param table perhaps with its schema: {@code public.traces}
 * @param statementTimeout how long the server may take for the next rows
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PostgresTable(
        Optional<String> url, Optional<String> service, String table, Columns columns, Duration statementTimeout) {
    public static final String SUFFIX = ".postgres.json";
    public static final Duration USUAL_TIMEOUT = Duration.ofMinutes(5);
    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}\"]{1,63}");

    public PostgresTable {
        url.ifPresent(PostgresTable::refusePassword);
        check(url.isEmpty() || service.isEmpty(), "an address or a service can be named, not both");
        check(table.split("\\.", -1).length <= 2, "\"" + table + "\" is no table: write table or schema.table");
        for (String part : table.split("\\.", -1)) {
            checkName(part);
        }
        columns.names().forEach(PostgresTable::checkName);
        check(
                !statementTimeout.isNegative() && statementTimeout.compareTo(Duration.ofDays(1)) <= 0,
                "the statement timeout must be from PT0S (none) to P1D, but is " + statementTimeout);
    }

    /** @param createdAt, traceVersion left out when the table has none: the payload or the request says it then */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Columns(String id, Optional<String> createdAt, Optional<String> traceVersion, String payload) {
        public static final Columns USUAL =
                new Columns("id", Optional.of("created_at"), Optional.of("trace_version"), "payload");

        java.util.List<String> names() {
            return java.util.stream.Stream.of(Optional.of(id), createdAt, traceVersion, Optional.of(payload))
                    .flatMap(Optional::stream)
                    .toList();
        }
    }

    public static PostgresTable read(Path file) {
        try {
            return new JsonFiles().read(file, PostgresTable.class);
        } catch (IOException e) {
            throw FailureException.of(
                    FailureType.DATASET_INVALID,
                    Phase.EXPORTING,
                    file + " does not say which table the dataset is; add it again with `trainmaster dataset add"
                            + " --postgres`");
        }
    }

    private static void refusePassword(String url) {
        check(url.matches("postgres(ql)?://.*"), "a PostgreSQL address begins with postgresql://");
        check(
                !url.matches("[a-z]+://[^/@]*:[^/@]*@.*") && !url.matches("(?i).*[?&](password|sslpassword)=.*"),
                "the address holds a password, which would then lie in a file: put it into ~/.pgpass, a service file"
                        + " or PGPASSWORD of the worker");
    }

    private static void checkName(String name) {
        check(NAME.matcher(name).matches(), "\"" + name + "\" is no name of a table or column");
    }

    private static void check(boolean holds, String problem) {
        if (!holds) {
            throw FailureException.of(FailureType.INVALID_REQUEST, Phase.EXPORTING, problem);
        }
    }
}
