package dev.trainmaster.cli.run;

import dev.trainmaster.checkpoint.QuarantinedCheckpoint;
import dev.trainmaster.checkpoint.Resumption;
import dev.trainmaster.training.StartRecord;
import java.util.List;
import java.util.stream.Collectors;

/** From where starts went on, in words. */
final class ResumptionText {

    private static final int DIGEST_SHOWN = 12;

    private ResumptionText() {}

    static String of(Resumption resumed) {
        return resumed.step().isEmpty()
                ? "from the beginning"
                : "from step " + resumed.step().getAsLong()
                        + resumed.sha256()
                                .map(digest -> " (sha256:"
                                        + digest.substring(0, Math.min(DIGEST_SHOWN, digest.length())) + ")")
                                .orElse("");
    }

    static String of(QuarantinedCheckpoint checkpoint) {
        return "the checkpoint of step " + checkpoint.step() + " was quarantined: " + checkpoint.why();
    }

    /** What became of checkpoints that could not be used, for the end of a sentence; empty if all could. */
    static String quarantines(List<StartRecord> starts) {
        return starts.stream()
                .flatMap(start -> start.resumed().stream())
                .filter(resumed -> !resumed.quarantined().isEmpty())
                .map(resumed -> ". Note: "
                        + resumed.quarantined().stream().map(ResumptionText::of).collect(Collectors.joining("; "))
                        + "; it went on " + of(resumed))
                .collect(Collectors.joining());
    }
}
