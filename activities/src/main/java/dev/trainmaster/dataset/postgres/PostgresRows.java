package dev.trainmaster.dataset.postgres;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.trainmaster.dataset.Bytes;
import dev.trainmaster.dataset.ReaderLimits;
import dev.trainmaster.dataset.RecordProblem;
import dev.trainmaster.dataset.SourceLines;
import dev.trainmaster.dataset.UnusableSourceException;
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

    private static final int USUAL_BYTES = 1 << 12;

    private static final byte[] NOTHING = ascii("null");
    private static final byte[] ID = ascii("{\"id\":\"");
    private static final byte[] CREATED_AT = ascii(",\"created_at\":\"");
    private static final byte[] TRACE_VERSION = ascii(",\"trace_version\":\"");

    private final String place;
    private final ReaderLimits limits;
    private final PreparedStatement statement;
    private final ResultSet rows;
    private final Bytes line = new Bytes(USUAL_BYTES);
    private byte[] id = NOTHING;
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
            id = orNull(rows.getBytes(1));
            fill(rows.getBytes(2), rows.getBytes(3), orNull(rows.getBytes(4)));
            return true;
        } catch (SQLException e) {
            throw SqlFailures.of(place + ", after row " + number, e);
        }
    }

    private void fill(byte[] createdAt, byte[] version, byte[] json) {
        line.clear();
        if (json.length > limits.lineBytes()) {
            throw new UnusableSourceException(new RecordProblem(
                    file(),
                    number,
                    "the payload is longer than " + limits.lineBytes() + " bytes, the most that is read"));
        }
        int from = afterBlanks(json, 0);
        if (from == json.length || json[from] != '{') {
            line.append(json);
            return;
        }
        field(ID, id);
        if (createdAt != null) {
            field(CREATED_AT, PostgresTime.isoformat(createdAt));
        }
        if (version != null) {
            field(TRACE_VERSION, version);
        }
        from = afterBlanks(json, from + 1);
        if (from < json.length && json[from] != '}') {
            line.write(',');
        }
        line.write(json, from, json.length - from);
    }

    private void field(byte[] start, byte[] text) {
        line.append(start);
        line.append(isPlain(text) ? text : JsonStringEncoder.getInstance().quoteAsUTF8(utf8(text)));
        line.write('"');
    }

    /** Beyond doubt the same in JSON. */
    private static boolean isPlain(byte[] text) {
        for (byte b : text) {
            if (b < ' ' || b == '"' || b == '\\') {
                return false;
            }
        }
        return true;
    }

    private static int afterBlanks(byte[] json, int from) {
        int i = from;
        while (i < json.length && json[i] >= 0 && json[i] <= ' ') {
            i++;
        }
        return i;
    }

    private static byte[] orNull(byte[] column) {
        return column == null ? NOTHING : column;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String utf8(byte[] text) {
        return new String(text, StandardCharsets.UTF_8);
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
        return place + ", id " + utf8(id) + ", row";
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
}
