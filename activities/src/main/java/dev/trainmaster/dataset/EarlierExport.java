package dev.trainmaster.dataset;

import dev.trainmaster.storage.JsonFiles;
import dev.trainmaster.storage.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the same order gave before, into the same place: a source that changed since must not pass unnoticed. */
final class EarlierExport {
    private final ExportOrder order;
    private final Optional<DatasetDescriptor> earlier;

    EarlierExport(ExportOrder order) {
        this.order = order;
        this.earlier = read(order.descriptor());
    }

    /** Empty if there was none, or one of another order. */
    Optional<String> sha256() {
        return earlier.filter(this::isOfThisOrder).map(DatasetDescriptor::sha256);
    }

    /** A part that the export before held back, and this one does not, would pass for this one's. */
    void removeWhatIsLeftOfIt(Optional<EvaluationSet> evaluation) throws IOException {
        if (evaluation.isEmpty()
                && earlier.flatMap(DatasetDescriptor::evaluation).isPresent()) {
            Files.deleteIfExists(order.evaluation());
        }
    }

    private boolean isOfThisOrder(DatasetDescriptor before) {
        return before.key().equals(order.source().key().text())
                && before.source().equals(order.source().place())
                && before.format() == order.format()
                && order.chat().toDocument().equals(before.chat())
                && before.selection()
                        .toString()
                        .equals(order.selection().toDocument().toString());
    }

    private static Optional<DatasetDescriptor> read(Path descriptor) {
        if (!Files.isRegularFile(descriptor)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new JsonFiles().read(descriptor, DatasetDescriptor.class));
        } catch (IOException e) {
            // Of another version, or another program: nothing to compare with.
            return Optional.empty();
        }
    }

    List<String> notes(Written now, DatasetSource source) {
        return sha256()
                .filter(sha256 -> !sha256.equals(now.sha256()))
                .map(sha256 -> "an export of the same request into this place had the sha256 " + sha256
                        + ", this one has " + now.sha256() + ": " + source.place() + " has changed in between")
                .stream()
                .toList();
    }
}
