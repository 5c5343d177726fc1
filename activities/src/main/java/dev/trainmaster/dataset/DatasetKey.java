package dev.trainmaster.dataset;

import dev.trainmaster.failure.FailureException;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.run.Phase;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The name of a dataset, which is also the name of its file: it can never lead out of the root. */
public record DatasetKey(String text) {
    private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");
    static final String SUFFIX = ".jsonl";
    private static final List<String> SUFFIXES = List.of(SUFFIX, SUFFIX + ".gz", SUFFIX + ".zst");

    public DatasetKey {
        if (!isKey(text)) {
            throw FailureException.of(
                    FailureType.INVALID_REQUEST,
                    Phase.EXPORTING,
                    "\"" + text + "\" is no dataset key: 1 to 128 letters, digits, dots, dashes and underscores, the"
                            + " first a letter or digit, and no \"..\"");
        }
    }

    static boolean isKey(String text) {
        return ALLOWED.matcher(text).matches() && !text.contains("..");
    }

    /** The key that a file gets when nobody names one: its name without the ending. */
    public static DatasetKey ofFile(Path file) {
        String name = String.valueOf(file.getFileName());
        return new DatasetKey(withoutSuffix(name).orElse(name));
    }

    /** The names that a file of this dataset may have. */
    List<String> fileNames() {
        return SUFFIXES.stream().map(suffix -> text + suffix).toList();
    }

    /** Empty for the name of a file that holds no records. */
    static Optional<String> withoutSuffix(String name) {
        return SUFFIXES.stream()
                .filter(name::endsWith)
                .map(suffix -> name.substring(0, name.length() - suffix.length()))
                .findFirst();
    }

    @Override
    public String toString() {
        return text;
    }
}
