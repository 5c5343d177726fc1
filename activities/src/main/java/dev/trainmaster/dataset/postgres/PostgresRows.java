package dev.trainmaster.dataset.postgres;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.trainmaster.dataset.ReaderLimits;
import dev.trainmaster.dataset.RecordProblem;
import dev.trainmaster.dataset.SourceLines;
import dev.trainmaster.dataset.UnusableSourceException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Rows as lines: the payload, with what the columns say at its start. */
final class PostgresRows implements SourceLines {
    /** Few: nobody knows yet how long they are. */
    private static final int FIRST_ROWS = 4;

    private static final byte[] NOTHING = "null".getBytes(StandardCharsets.US_ASCII);

    private final String place;
    private final ReaderLimits limits;
    private final PreparedStatement statement;
    private final ResultSet rows;
    private final Line line = new Line();
    private String id = "";
    private long number;

    PostgresRows(Connection connection, TraceQuery query, String place, ReaderLimits limits) throws SQLException {
        this.place = place;
        this.limits = limits;
        this.statement = connection.prepareStatement(query.sql());
        statement.setFetchSize(FIRST_ROWS);
        this.rows = statement.executeQuery();
    }

    @Override
    public boolean next() throws IOException {
        try {
            if (!rows.next()) {
                return false;
            }
            number++;
            id = String.valueOf(rows.getString(1));
            fill(rows.getString(2), rows.getString(3), rows.getBytes(4));
            return true;
        } catch (SQLException e) {
            throw SqlFailures.of(place + ", after row " + number, e);
        }
    }

    private void fill(String createdAt, String version, byte[] payload) {
        line.reset();
        byte[] json = payload == null ? NOTHING : payload;
        if (json.length > limits.lineBytes()) {
            throw new UnusableSourceException(new RecordProblem(
                    file(),
                    number,
                    "the payload is longer than " + limits.lineBytes() + " bytes, the most that is read"));
        }
        int from = 0;
        while (from < json.length && json[from] <= ' ') {
            from++;
        }
        if (from == json.length || json[from] != '{') {
            line.write(json, 0, json.length);
            return;
        }
        line.field("{\"id\":\"", id);
        if (createdAt != null) {
            line.field(",\"created_at\":\"", PostgresTime.isoformat(createdAt));
        }
        if (version != null) {
            line.field(",\"trace_version\":\"", version);
        }
        from++;
        while (from < json.length && json[from] <= ' ') {
            from++;
        }
        if (from < json.length && json[from] != '}') {
            line.write(',');
        }
        line.write(json, from, json.length - from);
    }

    @Override
    public byte[] bytes() {
        return line.array();
    }

    @Override
    public int offset() {
        return 0;
    }

    @Override
    public int length() {
        return line.size();
    }

    /** With the row's id: a number in an order tells nobody which row it is. */
    @Override
    public String file() {
        return place + ", id " + id + ", row";
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public void close() throws IOException {
        try {
            rows.close();
            statement.close();
        } catch (SQLException e) {
            throw SqlFailures.of(place, e);
        }
    }

    /** Gives its buffer away without a copy. */
    private static final class Line extends ByteArrayOutputStream {
        byte[] array() {
            return buf;
        }

        void field(String start, String text) {
            writeBytes(start.getBytes(StandardCharsets.US_ASCII));
            writeBytes(JsonStringEncoder.getInstance().quoteAsUTF8(text));
            write('"');
        }
    }
}
