package dev.trainmaster.dataset;

import dev.trainmaster.request.ExportFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where an exported file came from and what is in it: dataset.json beside it. It holds no time of its own, so that the
 * same input gives the same bytes.
 */
public record DatasetDescriptor(
        int schemaVersion,
        String key,
        Optional<RecordKind> kind,
        String source,
        List<SourceFile> files,
        Optional<String> snapshot,
        ExportFormat format,
        Map<String, Object> chat,
        Map<String, Object> selection,
        long read,
        long matched,
        long repeated,
        long invalid,
        long records,
        long bytes,
        String sha256,
        Optional<EvaluationSet> evaluation,
        LengthSummary characters,
        Map<String, Long> ignoredKeys,
        List<RecordProblem> firstProblems,
        Optional<String> parent) {
    static final int SCHEMA_VERSION = 1;
}
