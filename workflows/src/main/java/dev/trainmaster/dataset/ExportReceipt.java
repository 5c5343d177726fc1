package dev.trainmaster.dataset;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * What an export wrote: the file and its digest, and counts in records.
 *
 * @param read records found in the source
 * @param invalid records that were skipped because they are malformed; the first ones are in {@code firstProblems}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ExportReceipt(
        String path,
        String sha256,
        long bytes,
        long records,
        long read,
        long invalid,
        List<RecordProblem> firstProblems) {

    public ExportReceipt {
        firstProblems = List.copyOf(firstProblems);
    }
}
