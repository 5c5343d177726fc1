package dev.trainmaster.dataset.postgres;

import dev.trainmaster.dataset.LostSourceException;
import dev.trainmaster.failure.Failure;
import dev.trainmaster.failure.FailureException;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.run.Phase;
import java.sql.SQLException;

/** Tells what a user must mend from what passes by itself, by the SQL state. */
final class SqlFailures {
    private SqlFailures() {}

    /** A failure of the user is thrown; what may pass is answered, to be tried again. */
    static LostSourceException of(String place, SQLException cause) {
        String state = String.valueOf(cause.getSQLState());
        String said = String.valueOf(cause.getMessage()).replaceAll("\\s+", " ").strip();
        String advice = advice(state);
        if (!advice.isEmpty()) {
            FailureType type = state.startsWith("42P01") || state.startsWith("3D")
                    ? FailureType.DATASET_NOT_FOUND
                    : FailureType.DATASET_INVALID;
            throw new FailureException(Failure.of(type, Phase.EXPORTING, place + ": " + said + "; " + advice), cause);
        }
        boolean timedOut = state.equals(CopiedRows.ENDED);
        return new LostSourceException(
                place + ": " + said
                        + (timedOut
                                ? "; raise statementTimeout of the dataset, or add an index for its order"
                                : "; nothing was written"),
                cause);
    }

    /** Empty if trying again may help. */
    private static String advice(String state) {
        if (state.startsWith("28")) {
            return "check the user, and the password in ~/.pgpass, the service file or PGPASSWORD of this process";
        }
        return switch (state) {
            case "42P01" -> "name the table with `dataset add --postgres --table SCHEMA.TABLE`";
            case "42703", "42883", "42804", "42846" ->
                "name the columns with `dataset add --postgres --id-column --created-at-column"
                        + " --trace-version-column --payload-column`";
            case "3D000" -> "check the database's name";
            case "42501" -> "grant the user SELECT on the table";
            case "99999" -> "check the address or the service file";
            default -> "";
        };
    }
}
