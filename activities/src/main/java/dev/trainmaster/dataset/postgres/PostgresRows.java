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
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rows as lines: the payload, with what the columns say at its start. */
final class PostgresRows implements SourceLines {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresRows.class);

    private static final int USUAL_BYTES = 1 << 12;

    private static final byte[] NOTHING = ascii("null");
    private static final byte[] ID = ascii("{\"id\":\"");
    private static final byte[] CREATED_AT = ascii(",\"created_at\":\"");
    private static final byte[] TRACE_VERSION = ascii(",\"trace_version\":\"");

    private final String place;
    private final ReaderLimits limits;
    private final CopiedRows rows;
    private final PayloadMembers payload = new PayloadMembers();
    private final Bytes line = new Bytes(USUAL_BYTES);
    private byte[] id = NOTHING;
    private long number;

    PostgresRows(Connection connection, TraceQuery query, String place, ReaderLimits limits) throws SQLException {
        this.place = place;
        this.limits = limits;
        this.rows = new CopiedRows(connection, query.sql(), TraceQuery.Column.values().length);
    }

    @Override
    public boolean next() throws IOException {
        try {
            if (!rows.next()) {
                return false;
            }
        } catch (SQLException e) {
            throw SqlFailures.of(place + ", after row " + number, e);
        }
        number++;
        id = isNull(TraceQuery.Column.ID) ? NOTHING : rows.copyOf(TraceQuery.Column.ID.ordinal());
        fill();
        return true;
    }

    private void fill() {
        line.clear();
        int column = TraceQuery.Column.PAYLOAD.ordinal();
        if (rows.isNull(column)) {
            line.append(NOTHING);
            return;
        }
        int length = rows.to(column) - rows.from(column);
        if (length > limits.lineBytes()) {
            throw new UnusableSourceException(new RecordProblem(
                    file(),
                    number,
                    "the payload is longer than " + limits.lineBytes() + " bytes, the most that is read"));
        }
        boolean hasTime = !isNull(TraceQuery.Column.CREATED_AT);
        if (!payload.find(rows.bytes(), rows.from(column), rows.to(column), hasTime)) {
            line.write(rows.bytes(), rows.from(column), length);
            return;
        }
        field(ID, id);
        if (hasTime) {
            line.append(CREATED_AT);
            PostgresTime.write(rows.number(TraceQuery.Column.CREATED_AT.ordinal()), line);
            line.write('"');
        }
        if (!payload.saysVersion() && !isNull(TraceQuery.Column.TRACE_VERSION)) {
            field(TRACE_VERSION, rows.copyOf(TraceQuery.Column.TRACE_VERSION.ordinal()));
        }
        payload.writeTo(line);
    }

    private void field(byte[] start, byte[] text) {
        line.append(start);
        line.append(isPlain(text) ? text : JsonStringEncoder.getInstance().quoteAsUTF8(utf8(text)));
        line.write('"');
    }

    private boolean isNull(TraceQuery.Column column) {
        return rows.isNull(column.ordinal());
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

    /** A server that goes while rows are broken off is told to whoever wants more of them. */
    @Override
    public void close() {
        try {
            rows.close();
        } catch (SQLException e) {
            LOG.debug("{} could not be broken off after row {}", place, number, e);
        }
    }
}
