package dev.trainmaster.dataset;

import java.io.IOException;

/** Writes the chosen records of one export, each to its side, and counts all of them. */
final class ExportSink implements BatchSink {
    private static final int PROGRESS_EVERY = 500;

    private final RecordTally tally;
    private final Choice choice;
    private final EvalShare share;
    private final ExportProgress progress;
    private final ExportPart training;
    private final ExportPart evaluation;

    ExportSink(
            RecordTally tally,
            Choice choice,
            EvalShare share,
            ExportPart training,
            ExportPart evaluation,
            ExportProgress progress) {
        this.tally = tally;
        this.choice = choice;
        this.share = share;
        this.training = training;
        this.evaluation = evaluation;
        this.progress = progress;
    }

    @Override
    public RecordSink.Wanted take(RecordBatch batch) throws IOException {
        tally.starts(batch);
        for (int n = 0; n < batch.count() && !choice.isDoneAfter(written()); n++) {
            boolean taken = tally.takes(batch, n) && choice.takes(batch.index(n), tally.matched() - 1);
            if (taken) {
                ExportPart part = share.holdsBack(batch.facts(n), batch.index(n)) ? evaluation : training;
                part.add(batch, n);
            }
            if (tally.read() % PROGRESS_EVERY == 0) {
                progress.at(tally.read(), written());
            }
        }
        training.flush(batch);
        evaluation.flush(batch);
        return choice.isDoneAfter(written()) ? RecordSink.Wanted.NO_MORE : RecordSink.Wanted.MORE;
    }

    RecordTally tally() {
        return tally;
    }

    ExportPart training() {
        return training;
    }

    ExportPart evaluation() {
        return evaluation;
    }

    private long written() {
        return training.written() + evaluation.written();
    }
}
