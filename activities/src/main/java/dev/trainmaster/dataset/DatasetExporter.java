package dev.trainmaster.dataset;

import dev.trainmaster.failure.Failure;
import dev.trainmaster.failure.FailureException;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.request.Selection;
import dev.trainmaster.request.SelectionStrategy;
import dev.trainmaster.run.Phase;
import dev.trainmaster.storage.JsonFiles;
import dev.trainmaster.storage.StorageFailures;
import dev.trainmaster.storage.Written;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Streams the selected records of a source into one file: complete and counted, or not there at all. */
public final class DatasetExporter {
    private final RecordPipeline pipeline = RecordPipeline.ofThisProcess();
    private final JsonFiles files = new JsonFiles();
    private final SharedExports shared;

    public DatasetExporter() {
        this(SharedExports.none());
    }

    /** @param shared where files go by their digest as well */
    public DatasetExporter(SharedExports shared) {
        this.shared = shared;
    }

    public ExportReceipt export(ExportOrder order, ExportProgress progress) {
        try (DatasetSource source = order.source();
                ExportFiles out = ExportFiles.create(order, shared)) {
            ExportSink sink = write(order, progress, out);
            refuseUnusable(order, sink);
            EarlierExport earlier = new EarlierExport(order);
            Optional<EvaluationSet> evaluation = out.commitEvaluation(sink.evaluation());
            Written written = out.commitTraining();
            files.write(order.descriptor(), describe(source, order, sink, written, evaluation));
            earlier.removeWhatIsLeftOfIt(evaluation);
            return new ExportReceipt(
                    written.path().toString(),
                    written.sha256(),
                    written.bytes(),
                    sink.training().written(),
                    sink.tally().read(),
                    sink.tally().problems().count(),
                    sink.tally().repeated(),
                    evaluation,
                    notes(order, sink.tally(), earlier.notes(written, source)),
                    sink.tally().problems().first());
        } catch (UnusableSourceException e) {
            throw e.told();
        } catch (LostSourceException e) {
            throw e.told();
        } catch (IOException e) {
            throw StorageFailures.of(Phase.EXPORTING, "export " + order.source().place() + " to", order.target(), e);
        }
    }

    private ExportSink write(ExportOrder order, ExportProgress progress, ExportFiles out) throws IOException {
        Selection selection = order.selection();
        ExportSink sink = new ExportSink(
                new RecordTally(order.source().limits(), order.format()),
                choice(order),
                new EvalShare(order.source().key(), selection.evalShare(), selection.seed()),
                out.training(),
                out.evaluation(),
                progress);
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
        if (sink.training().written() == 0) {
            throw FailureException.of(
                    FailureType.DATASET_EMPTY,
                    Phase.EXPORTING,
                    sink.tally().read() == 0
                            ? "dataset " + order.source().key() + " has no record: "
                                    + order.source().place()
                            : "none of the " + sink.tally().read() + " records of dataset "
                                    + order.source().key() + " was selected by "
                                    + new MetaFilter(order.selection()));
        }
    }

    private static List<String> notes(ExportOrder order, RecordTally tally, List<String> others) {
        if (tally.kind().equals(Optional.of(RecordKind.TEXT))
                && order.chat().system().isPresent()) {
            return Stream.concat(
                            Stream.of("chat.system is not used: the records are texts that are learned as they stand"),
                            others.stream())
                    .toList();
        }
        return others;
    }

    private static DatasetDescriptor describe(
            DatasetSource source,
            ExportOrder order,
            ExportSink sink,
            Written written,
            Optional<EvaluationSet> evaluation)
            throws IOException {
        RecordTally tally = sink.tally();
        return new DatasetDescriptor(
                DatasetDescriptor.SCHEMA_VERSION,
                source.key().text(),
                tally.kind(),
                source.place(),
                source.files(),
                source.snapshot(),
                order.format(),
                order.chat().toDocument(),
                order.selection().toDocument(),
                tally.read(),
                tally.matched(),
                tally.repeated(),
                tally.problems().count(),
                sink.training().written(),
                written.bytes(),
                written.sha256(),
                evaluation,
                sink.training().lengths(),
                tally.ignoredKeys(),
                tally.problems().first(),
                Optional.empty());
    }
}
