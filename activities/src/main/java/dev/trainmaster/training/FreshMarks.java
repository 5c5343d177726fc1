package dev.trainmaster.training;

import dev.trainmaster.supervisor.Observation;
import dev.trainmaster.supervisor.Observation.FileMark;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;

/** Which of a trainer's files have changed since the look before, so that only those are read again. */
final class FreshMarks {

    /** What is written deep in a folder leaves no mark on it. */
    private static final int LOOKS_WITHOUT_A_WHOLE_ONE = 10;

    private List<FileMark> output = List.of();
    private Optional<FileMark> metrics = Optional.empty();
    private Optional<FileTime> checkpoints = Optional.empty();
    private int looks = LOOKS_WITHOUT_A_WHOLE_ONE;

    /** @param longAgo everything is to be read, whatever the marks say */
    record News(boolean output, boolean metrics, boolean checkpoints, boolean longAgo) {}

    /** @param folder when something appeared in the folder of the checkpoints, or went */
    News since(Observation seen, Optional<FileTime> folder) {
        List<FileMark> said = List.of(seen.stdout(), seen.stderr());
        boolean longAgo = ++looks > LOOKS_WITHOUT_A_WHOLE_ONE;
        looks = longAgo ? 0 : looks;
        News news = new News(
                !said.equals(output),
                !Optional.of(seen.metrics()).equals(metrics),
                !folder.equals(checkpoints),
                longAgo);
        output = said;
        metrics = Optional.of(seen.metrics());
        checkpoints = folder;
        return news;
    }
}
