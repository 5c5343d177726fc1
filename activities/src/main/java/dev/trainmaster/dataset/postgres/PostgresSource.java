package dev.trainmaster.dataset.postgres;

import dev.trainmaster.dataset.DatasetKey;
import dev.trainmaster.dataset.DatasetSource;
import dev.trainmaster.dataset.ReaderLimits;
import dev.trainmaster.dataset.SourceFile;
import dev.trainmaster.dataset.SourceLines;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rows of a table, streamed as the server copies them out. All readings of one instance are in one read-only snapshot: rows that
 * arrive meanwhile change nothing.
 */
public final class PostgresSource implements DatasetSource {
    private final DatasetKey key;
    private final PostgresTable table;
    private final PostgresAddress address;
    private final ReaderLimits limits;
    private Connection connection;
    private String snapshot;

    /** @param environment PGHOST, PGPASSWORD and the like */
    public PostgresSource(DatasetKey key, PostgresTable table, Map<String, String> environment, ReaderLimits limits) {
        this.key = key;
        this.table = table;
        this.address = new PostgresAddress(table, environment);
        this.limits = limits;
    }

    @Override
    public DatasetKey key() {
        return key;
    }

    @Override
    public String place() {
        return address.told();
    }

    @Override
    public List<SourceFile> files() {
        return List.of();
    }

    @Override
    public ReaderLimits limits() {
        return limits;
    }

    @Override
    public Optional<String> snapshot() {
        return Optional.ofNullable(snapshot);
    }

    @Override
    public SourceLines open() throws IOException {
        try {
            if (connection == null) {
                connect();
            }
            return new PostgresRows(connection, new TraceQuery(table, limits.lineBytes()), place(), limits);
        } catch (SQLException e) {
            throw SqlFailures.of(place(), e);
        }
    }

    private void connect() throws SQLException {
        connection = new org.postgresql.Driver().connect(address.url(), address.properties());
        if (connection == null) {
            throw new SQLException("the driver does not know the address " + address.url(), "08001");
        }
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try (Statement statement = connection.createStatement()) {
            // The server would count what we take for the rows as well. Its silence is what is bounded.
            statement.execute("SET LOCAL statement_timeout = 0");
            statement.execute("SET LOCAL idle_in_transaction_session_timeout = 0");
            statement.execute("SET LOCAL TimeZone = 'UTC'");
            try (ResultSet row = statement.executeQuery("SELECT txid_current_snapshot()::text")) {
                row.next();
                snapshot = row.getString(1);
            }
        }
        connection.setNetworkTimeout(
                Runnable::run, (int) table.statementTimeout().toMillis());
    }

    @Override
    public void close() {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                // It read only: the server drops the transaction with the connection, whatever became of that.
                snapshot = null;
            } finally {
                connection = null;
            }
        }
    }
}
