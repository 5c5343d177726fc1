package dev.trainmaster.dataset;

import dev.trainmaster.request.ExportFormat;

/** Looks at the lines of a batch of an export: what is wrong with them, what is learned of them. */
final class ExportedWork implements BatchWork {
    private final PlainExportReader plain;
    private final CarefulExportReader careful;
    private final TextHash hash = new TextHash();

    ExportedWork(ExportFormat format, int mostBytes) {
        this.plain = new PlainExportReader(format);
        this.careful = new CarefulExportReader(format, mostBytes);
    }

    @Override
    public void on(RecordBatch batch) {
        for (int n = 0; n < batch.count(); n++) {
            RecordFacts facts = batch.facts(n);
            facts.clear();
            try {
                plain.read(batch.lines(), batch.from(n), batch.to(n), facts);
            } catch (NotPlainException e) {
                carefully(batch, n, facts);
            }
        }
    }

    private void carefully(RecordBatch batch, int n, RecordFacts facts) {
        try {
            int from = batch.from(n);
            ExportedParts line = careful.read(batch.lines(), from, batch.to(n) - from);
            hash.start();
            for (String part : line.parts()) {
                byte[] spelled = FixedText.of(part).spelled();
                hash.add(spelled, 0, spelled.length);
            }
            facts.promptHash = hash.end();
            facts.length = line.bytes();
        } catch (BadRecordException e) {
            facts.isBad(e);
        }
    }
}
