package dev.trainmaster.dataset;

import dev.trainmaster.storage.AtomicFile;
import dev.trainmaster.storage.Written;
import java.io.IOException;
import java.util.Optional;

/** The files of one export: none of them is there before all are complete. */
final class ExportFiles implements AutoCloseable {
    private final AtomicFile training;
    private final AtomicFile evaluation;
    private final SharedExports shared;

    private ExportFiles(AtomicFile training, AtomicFile evaluation, SharedExports shared) {
        this.training = training;
        this.evaluation = evaluation;
        this.shared = shared;
    }

    static ExportFiles create(ExportOrder order, SharedExports shared) throws IOException {
        AtomicFile training = AtomicFile.create(order.target());
        try {
            return new ExportFiles(training, AtomicFile.create(order.evaluation()), shared);
        } catch (IOException e) {
            training.close();
            throw e;
        }
    }

    ExportPart training() {
        return new ExportPart(training);
    }

    ExportPart evaluation() {
        return new ExportPart(evaluation);
    }

    /** Nothing held back is no file. */
    Optional<EvaluationSet> commitEvaluation(ExportPart part) throws IOException {
        if (part.written() == 0) {
            return Optional.empty();
        }
        Written written = commit(evaluation);
        return Optional.of(
                new EvaluationSet(written.path().toString(), written.sha256(), written.bytes(), part.written()));
    }

    Written commitTraining() throws IOException {
        return commit(training);
    }

    private Written commit(AtomicFile file) throws IOException {
        Written written = file.commitUnlessThere();
        shared.share(written);
        return written;
    }

    @Override
    public void close() throws IOException {
        try (training) {
            evaluation.close();
        }
    }
}
