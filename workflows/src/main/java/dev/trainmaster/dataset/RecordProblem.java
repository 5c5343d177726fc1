package dev.trainmaster.dataset;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.OptionalLong;

/**
 * A record that cannot be used: its file, its line from 1 (0 if the whole file is to blame), and why.
 *
 * @param column in the line, in characters from 1, as far as one place is to blame
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RecordProblem(String file, long line, OptionalLong column, String text) {

    /** Earlier versions knew no column. */
    public RecordProblem {
        column = column == null ? OptionalLong.empty() : column;
    }

    public RecordProblem(String file, long line, String text) {
        this(file, line, OptionalLong.empty(), text);
    }

    /** As editors and compilers write it. */
    public String place() {
        return lineOf() + (column.isPresent() ? ":" + column.getAsLong() : "");
    }

    @Override
    public String toString() {
        return lineOf() + ": " + text;
    }

    private String lineOf() {
        return line == 0 ? file : file + ":" + line;
    }
}
