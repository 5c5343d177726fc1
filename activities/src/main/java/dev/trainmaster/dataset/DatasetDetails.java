package dev.trainmaster.dataset;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a reading of a whole dataset found. */
public record DatasetDetails(
        String key,
        Optional<RecordKind> kind,
        String path,
        List<SourceFile> files,
        long bytes,
        long records,
        long invalid,
        LengthSummary promptCharacters,
        Map<String, Long> metaKeys,
        Map<String, Long> ignoredKeys,
        List<RecordProblem> firstProblems) {}
