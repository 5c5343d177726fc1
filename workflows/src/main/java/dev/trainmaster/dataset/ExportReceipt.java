package dev.trainmaster.dataset;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Optional;

/**
 * What an export wrote: the file and its digest, and counts in records.
 *
 * @param read records found in the source
 * @param repeated records that were left out because an earlier one has the same prompt
 * @param notes what a person should know of it beside the counts
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
        long repeated,
        Optional<EvaluationSet> evaluation,
        List<String> notes,
        List<RecordProblem> firstProblems) {

    public ExportReceipt {
        // Receipts of earlier versions had neither of these.
        evaluation = evaluation == null ? Optional.empty() : evaluation;
        notes = notes == null ? List.of() : List.copyOf(notes);
        firstProblems = List.copyOf(firstProblems);
    }

    /** Of an export of all good records. */
    public ExportReceipt(
            String path,
            String sha256,
            long bytes,
            long records,
            long read,
            long invalid,
            List<RecordProblem> firstProblems) {
        this(path, sha256, bytes, records, read, invalid, 0, Optional.empty(), List.of(), firstProblems);
    }
}
