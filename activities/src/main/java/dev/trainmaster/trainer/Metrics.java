package dev.trainmaster.trainer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * How a trainer's progress is read.
 *
 * @param file the file below the output directory that it appends to
 * @param stream or what it prints, if it writes no such file
 * @param pattern for the format {@code pattern}: groups named step, epoch, loss, learningRate
 * @param names what the trainer calls step, epoch, loss and learningRate
 * @param alsoFinite values that must be numbers too: where one is not, the loss counts as none
 * @param stepsApart steps between two lines, for a trainer that does not number them
 */
public record Metrics(
        String file,
        Optional<OutputStreamName> stream,
        MetricsFormat format,
        Optional<Expression> pattern,
        Map<String, String> names,
        List<String> alsoFinite,
        OptionalInt stepsApart) {
    /** What the watch, {@code trainmaster metrics} and the trainers of the protocol have in common. */
    public static final String OURS = "metrics.jsonl";

    private static final Set<String> FIELDS = Set.of("step", "epoch", "loss", "learningRate");

    static final Metrics USUAL = new Metrics(OURS, null, null, null, null, null, null);

    public Metrics {
        stream = stream == null ? Optional.empty() : stream;
        format = format == null ? MetricsFormat.JSONL : format;
        pattern = pattern == null ? Optional.empty() : pattern;
        names = names == null ? Map.of() : Map.copyOf(names);
        alsoFinite = alsoFinite == null ? List.of() : List.copyOf(alsoFinite);
        stepsApart = stepsApart == null ? OptionalInt.empty() : stepsApart;
        file = RelativeName.checked("metrics.file", file == null ? OURS : file);
        if (!FIELDS.containsAll(names.keySet())) {
            throw new IllegalArgumentException(
                    "metrics.names may name step, epoch, loss and learningRate, not " + names.keySet());
        }
        if ((format == MetricsFormat.PATTERN) != pattern.isPresent()) {
            throw new IllegalArgumentException("metrics.pattern belongs to the format pattern, and only to it");
        }
        if (pattern.isPresent() && !pattern.get().has("step") && !pattern.get().has("loss")) {
            throw new IllegalArgumentException("metrics.pattern needs a group (?P<step>...) or (?P<loss>...)");
        }
        if (stepsApart.isPresent() && stepsApart.getAsInt() < 1) {
            throw new IllegalArgumentException("metrics.stepsApart must be at least 1");
        }
        if (stream.isEmpty() && file.equals(OURS) && (format != MetricsFormat.JSONL || !names.isEmpty())) {
            throw new IllegalArgumentException("metrics.file must not be " + OURS
                    + ": that is where Trainmaster puts what it read; name the trainer's own file, or a stream");
        }
    }

    /** Whether somebody has to put what this trainer says into our own form. */
    public boolean areForeign() {
        return stream.isPresent() || !file.equals(OURS);
    }

    public String nameOf(String field) {
        return names.getOrDefault(field, field);
    }
}
