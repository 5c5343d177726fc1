package dev.trainmaster.dataset;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;

/** Writes the chosen records of one export and counts all of them. */
final class ExportSink implements RecordSink {
    private static final int PROGRESS_EVERY = 500;

    private final DatasetKey key;
    private final Optional<String> createdAt;
    private final MetaFilter filter;
    private final Choice choice;
    private final RecordFormat format;
    private final JsonGenerator json;
    private final ExportProgress progress;
    private final Uuid5 uuid5 = new Uuid5();
    private final Problems problems = new Problems();
    private final LengthHistogram lengths = new LengthHistogram();
    private long read;
    private long matched;
    private long written;

    ExportSink(ExportOrder order, MetaFilter filter, Choice choice, JsonGenerator json, ExportProgress progress) {
        this.key = order.source().key();
        this.createdAt = order.selection().createdAt();
        this.filter = filter;
        this.choice = choice;
        this.format = RecordFormat.of(order.format());
        this.json = json;
        this.progress = progress;
    }

    @Override
    public Wanted good(SourceRecord entry) throws IOException {
        count();
        if (!filter.keeps(entry.trace())) {
            return Wanted.MORE;
        }
        if (choice.takes(entry.index(), matched++)) {
            lengths.add(format.write(json, Exported.of(key, entry, createdAt, uuid5)));
            json.writeRaw('\n');
            written++;
        }
        return choice.isDoneAfter(written) ? Wanted.NO_MORE : Wanted.MORE;
    }

    @Override
    public Wanted bad(RecordProblem problem) {
        count();
        problems.add(problem);
        return Wanted.MORE;
    }

    private void count() {
        if (++read % PROGRESS_EVERY == 0) {
            progress.at(read, written);
        }
    }

    Problems problems() {
        return problems;
    }

    LengthSummary lengths() {
        return LengthSummary.of(lengths);
    }

    long read() {
        return read;
    }

    long matched() {
        return matched;
    }

    long written() {
        return written;
    }
}
