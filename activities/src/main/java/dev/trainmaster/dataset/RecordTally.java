package dev.trainmaster.dataset;

import java.util.Map;
import java.util.OptionalLong;

/** What only one can know who sees all records in their order: counts, the first problems, ids that come again. */
final class RecordTally {
    private final Problems problems = new Problems();
    private final KeyCounts ignored = new KeyCounts();
    private final CarefulReader reader = new CarefulReader();
    private final SeenTexts ids;
    private long read;
    private long matched;

    RecordTally(ReaderLimits limits) {
        this.ids = new SeenTexts(limits.rememberedIds());
    }

    void starts(RecordBatch batch) {
        batch.ignored().drainTo(ignored::add);
    }

    /** Counts the record; answers whether it is good and passes the filters. */
    boolean takes(RecordBatch batch, int n) {
        read++;
        RecordFacts facts = batch.facts(n);
        if (facts.isTheEnd) {
            throw new UnusableSourceException(batch.problem(n));
        }
        if (facts.problem == null && facts.idHash != 0) {
            refuseSeen(batch, n, facts);
        }
        if (facts.problem != null) {
            problems.add(batch.problem(n));
            return false;
        }
        matched += facts.matches ? 1 : 0;
        return facts.matches;
    }

    private void refuseSeen(RecordBatch batch, int n, RecordFacts facts) {
        OptionalLong first = ids.firstWith(facts.idHash, batch.index(n));
        if (first.isPresent()) {
            facts.isBad(JsonlReader.repeated(idOf(batch, n), first.getAsLong()));
        }
    }

    private String idOf(RecordBatch batch, int n) {
        try {
            int from = batch.from(n);
            return reader.read(batch.lines(), from, batch.to(n) - from, key -> {})
                    .id()
                    .orElse("");
        } catch (BadRecordException e) {
            throw new IllegalStateException("a line that was good before is bad: " + e.getMessage(), e);
        }
    }

    Problems problems() {
        return problems;
    }

    Map<String, Long> ignoredKeys() {
        return ignored.counts();
    }

    long read() {
        return read;
    }

    long matched() {
        return matched;
    }
}
