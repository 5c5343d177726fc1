package dev.trainmaster.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Reads the lines of a batch and writes their records: the part of an export that many batches go through at once. */
final class RecordWork {
    private final WorkOrder order;
    private final PlainTrace plain = new PlainTrace();
    private final CarefulReader careful;
    private final RecordWriter writer;

    RecordWork(WorkOrder order) {
        this.order = order;
        this.careful = new CarefulReader();
        this.writer = new RecordWriter(order);
    }

    void on(RecordBatch batch) {
        PlainTraceReader reader = new PlainTraceReader(batch.ignored());
        for (int n = 0; n < batch.count(); n++) {
            RecordFacts facts = batch.facts(n);
            facts.clear();
            try {
                if (order.needsCare()) {
                    carefully(batch, n, facts);
                } else {
                    plainly(reader, batch, n, facts);
                }
            } catch (NotPlainException e) {
                carefully(batch, n, facts);
            }
            batch.isRendered(n);
            if (facts.isTheEnd) {
                return;
            }
        }
    }

    private void plainly(PlainTraceReader reader, RecordBatch batch, int n, RecordFacts facts)
            throws NotPlainException {
        reader.read(batch.lines(), batch.from(n), batch.to(n), plain);
        batch.ignored().endRecord();
        if (plain.hasId()) {
            facts.idHash = SeenTexts.hash(plain.id.in(), plain.id.from(), plain.id.length());
        }
        if (order.needsTimes() && plain.hasCreatedAt()) {
            Span time = plain.createdAt;
            facts.createdAt =
                    Timestamps.instant(new String(time.in(), time.from(), time.length(), StandardCharsets.US_ASCII));
        }
        if (order.writes()) {
            facts.length = writer.write(plain, batch.index(n), batch.rendered());
        }
    }

    private void carefully(RecordBatch batch, int n, RecordFacts facts) {
        ReasoningTrace trace;
        batch.ignored().startRecord();
        try {
            int from = batch.from(n);
            trace = careful.read(batch.lines(), from, batch.to(n) - from, batch.ignored()::add);
        } catch (BadRecordException e) {
            facts.isBad(e);
            return;
        } finally {
            batch.ignored().endRecord();
        }
        facts.matches = order.filter().keeps(trace);
        trace.id().ifPresent(id -> facts.idHash = SeenTexts.hash(id));
        if (order.needsTimes()) {
            trace.createdAt().ifPresent(time -> facts.createdAt = Timestamps.instant(time));
        }
        if (order.writes() && facts.matches) {
            try {
                facts.length = writer.write(trace, batch.index(n), batch.rendered());
            } catch (IOException e) {
                throw new UncheckedIOException("memory cannot be written to", e);
            }
        }
    }
}
