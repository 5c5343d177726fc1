package dev.trainmaster.dataset.postgres;

import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Arrays;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * The rows of a query as the server copies them out, one after the other. It goes on while those before are worked on, and
 * no row has to wait in memory for others, however long each is.
 */
final class CopiedRows implements AutoCloseable {
    /** The state of a statement that was ended for its time, or because somebody asked for that. */
    static final String ENDED = "57014";

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final short END = -1;

    private final Connection connection;
    private final Savepoint before;
    private final CopyOut copy;
    private final int[] from;
    private final int[] length;
    private ByteBuffer row;
    private boolean begun;

    CopiedRows(Connection connection, String query, int columns) throws SQLException {
        this.connection = connection;
        this.from = new int[columns];
        this.length = new int[columns];
        // What is broken off would else end the transaction, and with it the snapshot.
        this.before = connection.setSavepoint();
        this.copy = start("COPY (" + query + ") TO STDOUT (FORMAT binary)");
    }

    private CopyOut start(String statement) throws SQLException {
        try {
            return connection.unwrap(PGConnection.class).getCopyAPI().copyOut(statement);
        } catch (SQLException e) {
            throw silence(e);
        }
    }

    /** Each message of the server is one row; the first begins with a header. */
    boolean next() throws SQLException {
        row = ByteBuffer.wrap(receive());
        if (!begun) {
            readHeader();
            begun = true;
        }
        short columns = row.getShort();
        if (columns == END) {
            readToTheEnd();
            return false;
        }
        for (int column = 0; column < columns; column++) {
            length[column] = row.getInt();
            from[column] = row.position();
            row.position(from[column] + Math.max(0, length[column]));
        }
        return true;
    }

    private byte[] receive() throws SQLException {
        try {
            byte[] message = copy.readFromCopy();
            if (message == null) {
                throw new SQLException("the server ended its copy in the middle", "08P01");
            }
            return message;
        } catch (SQLException e) {
            throw silence(e);
        }
    }

    private SQLException silence(SQLException e) throws SQLException {
        if (!(e.getCause() instanceof SocketTimeoutException)) {
            return e;
        }
        connection.unwrap(PGConnection.class).cancelQuery();
        return new SQLException(
                "the server has sent nothing for " + connection.getNetworkTimeout() + " ms, the statement timeout",
                ENDED,
                e);
    }

    private void readHeader() throws SQLException {
        byte[] signature = new byte[SIGNATURE.length];
        row.get(signature).getInt();
        if (!Arrays.equals(signature, SIGNATURE)) {
            throw new SQLException("the server's copy begins as none that is known here", "08P01");
        }
        row.position(row.getInt() + row.position());
    }

    boolean isNull(int column) {
        return length[column] < 0;
    }

    /** With the column at {@link #from}. */
    byte[] bytes() {
        return row.array();
    }

    int from(int column) {
        return from[column];
    }

    int to(int column) {
        return from[column] + length[column];
    }

    byte[] copyOf(int column) {
        return Arrays.copyOfRange(bytes(), from(column), to(column));
    }

    long number(int column) {
        return row.getLong(from[column]);
    }

    /** Breaks off what the server would copy still. */
    @Override
    public void close() throws SQLException {
        if (!copy.isActive()) {
            return;
        }
        connection.unwrap(PGConnection.class).cancelQuery();
        try {
            readToTheEnd();
        } catch (SQLException e) {
            if (!ENDED.equals(e.getSQLState())) {
                throw e;
            }
        }
        connection.rollback(before);
    }

    /** Not the driver's own way to cancel: it leaves the server's last word to pass for an answer to the next statement. */
    private void readToTheEnd() throws SQLException {
        while (copy.readFromCopy() != null) {
            // Nobody wants it any more.
        }
    }
}
