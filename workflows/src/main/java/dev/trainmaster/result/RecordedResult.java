package dev.trainmaster.result;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * What was written down of a run's end.
 *
 * @param files what it has left behind, as many as a history can take; result.json has them all
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RecordedResult(List<RunFile> files) {

    public RecordedResult {
        files = files == null ? List.of() : List.copyOf(files);
    }
}
