package dev.trainmaster.dataset;

import dev.trainmaster.failure.Failure;
import dev.trainmaster.failure.FailureException;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.request.Selection;
import dev.trainmaster.request.SelectionStrategy;
import dev.trainmaster.run.Phase;
import dev.trainmaster.storage.AtomicFile;
import dev.trainmaster.storage.JsonFiles;
import dev.trainmaster.storage.StorageFailures;
import dev.trainmaster.storage.Written;
import java.io.IOException;
import java.util.Optional;

/** Streams the selected records of a source into one file: complete and counted, or not there at all. */
public final class DatasetExporter {
    private final RecordPipeline pipeline = RecordPipeline.ofThisProcess();
    private final JsonFiles files = new JsonFiles();

    public ExportReceipt export(ExportOrder order, ExportProgress progress) {
        try (DatasetSource source = order.source();
                AtomicFile file = AtomicFile.create(order.target())) {
            ExportSink sink = write(order, progress, file);
            refuseUnusable(order, sink);
            Written written = file.commit();
            files.write(order.descriptor(), describe(source, order, sink, written));
            return new ExportReceipt(
                    written.path().toString(),
                    written.sha256(),
                    written.bytes(),
                    sink.written(),
                    sink.tally().read(),
                    sink.tally().problems().count(),
                    sink.tally().problems().first());
        } catch (UnusableSourceException e) {
            throw new FailureException(Failure.of(FailureType.DATASET_INVALID, Phase.EXPORTING, e.getMessage()), e);
        } catch (IOException e) {
            throw StorageFailures.of(Phase.EXPORTING, "export " + order.source().place() + " to", order.target(), e);
        }
    }

    private ExportSink write(ExportOrder order, ExportProgress progress, AtomicFile file) throws IOException {
        Choice choice = choice(order);
        ExportSink sink = new ExportSink(new RecordTally(order.source().limits()), choice, file.stream(), progress);
        try (SourceLines lines = order.source().open()) {
            pipeline.run(lines, order.work(true), sink);
        }
        return sink;
    }

    private Choice choice(ExportOrder order) throws IOException {
        Selection selection = order.selection();
        if (selection.limit().isEmpty()) {
            return Choice.everything();
        }
        int limit = selection.limit().getAsInt();
        if (selection.strategy() == SelectionStrategy.ALL) {
            return Choice.first(limit);
        }
        Chooser chooser = selection.strategy() == SelectionStrategy.LATEST
                ? new LatestRecords(limit, selection.createdAt())
                : new RandomRecords(limit, selection.seed());
        return Chooser.after(pipeline, order.source(), order.work(false), chooser);
    }

    private static void refuseUnusable(ExportOrder order, ExportSink sink) {
        Problems problems = sink.tally().problems();
        int tolerated = order.selection().maxInvalid();
        if (problems.count() > tolerated) {
            Failure failure = Failure.of(
                    FailureType.DATASET_INVALID,
                    Phase.EXPORTING,
                    "dataset " + order.source().key() + ": " + problems.count() + " of "
                            + sink.tally().read() + " records cannot be used, and " + tolerated + " are tolerated: "
                            + problems.told());
            throw new FailureException(failure, new InvalidRecordsException(problems.kept()));
        }
        if (sink.written() == 0) {
            throw FailureException.of(
                    FailureType.DATASET_EMPTY,
                    Phase.EXPORTING,
                    sink.tally().read() == 0
                            ? "dataset " + order.source().key() + " has no record: "
                                    + order.source().place()
                            : "none of the " + sink.tally().read() + " records of dataset "
                                    + order.source().key() + " was selected by the filters "
                                    + order.selection().filters());
        }
    }

    private static DatasetDescriptor describe(DatasetSource source, ExportOrder order, ExportSink sink, Written written)
            throws IOException {
        return new DatasetDescriptor(
                DatasetDescriptor.SCHEMA_VERSION,
                source.key().text(),
                source.place(),
                source.files(),
                source.snapshot(),
                order.format(),
                order.selection().toDocument(),
                sink.tally().read(),
                sink.tally().matched(),
                sink.tally().problems().count(),
                sink.written(),
                written.bytes(),
                written.sha256(),
                sink.lengths(),
                sink.tally().ignoredKeys(),
                sink.tally().problems().first(),
                Optional.empty());
    }
}
