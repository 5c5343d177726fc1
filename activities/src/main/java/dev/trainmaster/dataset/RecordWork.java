package dev.trainmaster.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads the lines of a batch and writes their records: the part of an export that many batches go through at once. */
final class RecordWork implements BatchWork {
    private final WorkOrder order;
    private final PlainTrace plain = new PlainTrace();
    private final CarefulReader careful;
    private final RecordWriter writer;

    RecordWork(WorkOrder order) {
        this.order = order;
        this.careful = new CarefulReader(Optional.of(order.format()));
        this.writer = new RecordWriter(order);
    }

    @Override
    public void on(RecordBatch batch) {
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
        if (order.needsPrompts()) {
            facts.promptHash = SeenTexts.hash(plain.prompt.in(), plain.prompt.from(), plain.prompt.length());
        }
        if (order.writes()) {
            facts.length = writer.write(plain, batch.index(n), batch.rendered());
        }
    }

    private void carefully(RecordBatch batch, int n, RecordFacts facts) {
        DataRecord record;
        batch.ignored().startRecord();
        try {
            int from = batch.from(n);
            record = careful.read(batch.lines(), from, batch.to(n) - from, batch.ignored()::add);
        } catch (BadRecordException e) {
            facts.isBad(e);
            return;
        } finally {
            batch.ignored().endRecord();
        }
        facts.kind = record.kind();
        if (!record.kind().fits(order.format())) {
            facts.isUnfit = true;
            return;
        }
        facts.matches = order.filter().keeps(record);
        record.id().ifPresent(id -> facts.idHash = SeenTexts.hash(id));
        ContentName.of(record).ifPresent(name -> facts.nameHash = SeenTexts.hash(name.array(), 0, name.size()));
        if (order.needsTimes()) {
            record.createdAt().ifPresent(time -> facts.createdAt = Timestamps.instant(time));
        }
        if (order.needsPrompts()) {
            byte[] spelled = FixedText.of(record.question()).spelled();
            facts.promptHash = SeenTexts.hash(spelled, 0, spelled.length);
        }
        if (order.writes() && facts.matches) {
            try {
                facts.length = writer.write(record, batch.index(n), batch.rendered());
            } catch (IOException e) {
                throw new UncheckedIOException("memory cannot be written to", e);
            }
        }
    }
}
