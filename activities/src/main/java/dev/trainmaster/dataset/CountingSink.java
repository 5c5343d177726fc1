package dev.trainmaster.dataset;

import java.util.Map;

/** Counts the records of a source without keeping any. */
final class CountingSink implements RecordSink {
    private final Problems problems = new Problems();
    private final LengthHistogram prompts = new LengthHistogram();
    private final KeyCounts metaKeys = new KeyCounts();
    private long records;

    @Override
    public Wanted good(SourceRecord entry) {
        records++;
        prompts.add(entry.record().question().length());
        entry.record().meta().keySet().forEach(metaKeys::add);
        return Wanted.MORE;
    }

    @Override
    public Wanted bad(RecordProblem problem) {
        problems.add(problem);
        return Wanted.MORE;
    }

    Problems problems() {
        return problems;
    }

    LengthSummary prompts() {
        return LengthSummary.of(prompts);
    }

    Map<String, Long> metaKeys() {
        return metaKeys.counts();
    }

    long records() {
        return records;
    }
}
