package dev.trainmaster.dataset;

import dev.trainmaster.request.ExportFormat;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What only one can know who sees all records in their order: counts, the first problems, ids that come again. */
final class RecordTally {
    private final ExportFormat format;
    private final Problems problems = new Problems();
    private final KeyCounts ignored = new KeyCounts();
    private final CarefulReader reader = new CarefulReader();
    private final OneKind kind = new OneKind();
    private final SeenTexts ids;
    private final SeenTexts prompts;
    private long read;
    private long matched;
    private long repeated;

    RecordTally(ReaderLimits limits, ExportFormat format) {
        this.format = format;
        this.prompts = new SeenTexts(limits.rememberedIds());
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
        if (facts.problem == null && !kind.allows(facts.kind, batch.index(n))) {
            refuseItsKind(batch, n, facts, kind.refusal(facts.kind));
        }
        if (facts.problem == null && facts.isUnfit) {
            refuseItsKind(batch, n, facts, facts.kind.refusal(format));
            throw new UnusableSourceException(batch.problem(n));
        }
        if (facts.problem == null && facts.idHash != 0) {
            refuseSeen(batch, n, facts);
        }
        if (facts.problem != null) {
            problems.add(batch.problem(n));
            return false;
        }
        if (!facts.matches || facts.promptHash != 0 && isRepeated(batch, n, facts)) {
            return false;
        }
        matched++;
        return true;
    }

    private boolean isRepeated(RecordBatch batch, int n, RecordFacts facts) {
        boolean isRepeated = prompts.firstWith(facts.promptHash, batch.index(n)).isPresent();
        repeated += isRepeated ? 1 : 0;
        if (!isRepeated && prompts.isFull()) {
            facts.isBad("more different prompts came before than can be remembered; give the process more memory");
            throw new UnusableSourceException(batch.problem(n));
        }
        return isRepeated;
    }

    private void refuseSeen(RecordBatch batch, int n, RecordFacts facts) {
        OptionalLong first = ids.firstWith(facts.idHash, batch.index(n));
        if (first.isPresent()) {
            facts.isBad(JsonlReader.repeated(idOf(batch, n), first.getAsLong()));
        }
    }

    private void refuseItsKind(RecordBatch batch, int n, RecordFacts facts, BadRecordException reason) {
        int from = batch.from(n);
        try {
            facts.isBad(reader.atItsKind(reason, batch.lines(), from, batch.to(n) - from));
        } catch (BadRecordException e) {
            throw changed(e);
        }
    }

    private String idOf(RecordBatch batch, int n) {
        try {
            int from = batch.from(n);
            return reader.read(batch.lines(), from, batch.to(n) - from, key -> {})
                    .id()
                    .orElse("");
        } catch (BadRecordException e) {
            throw changed(e);
        }
    }

    private static IllegalStateException changed(BadRecordException e) {
        return new IllegalStateException("a line that was good before is bad: " + e.getMessage(), e);
    }

    /** Empty before the first good record. */
    Optional<RecordKind> kind() {
        return kind.kind();
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

    /** Records whose prompt came before. */
    long repeated() {
        return repeated;
    }

    long matched() {
        return matched;
    }
}
