package dev.trainmaster.dataset;

import dev.trainmaster.storage.JsonFiles;
import dev.trainmaster.storage.Written;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** What the same order gave before, into the same place: a source that changed since must not pass unnoticed. */
final class EarlierExport {
    private final ExportOrder order;

    EarlierExport(ExportOrder order) {
        this.order = order;
    }

    /** Empty if there was none, or one of another order. */
    Optional<String> sha256() {
        if (!Files.isRegularFile(order.descriptor())) {
            return Optional.empty();
        }
        try {
            DatasetDescriptor before = new JsonFiles().read(order.descriptor(), DatasetDescriptor.class);
            boolean isSame = before.key().equals(order.source().key().text())
                    && before.source().equals(order.source().place())
                    && before.format() == order.format()
                    && order.chat().toDocument().equals(before.chat())
                    && before.selection()
                            .toString()
                            .equals(order.selection().toDocument().toString());
            return isSame ? Optional.of(before.sha256()) : Optional.empty();
        } catch (IOException e) {
            // Of another version, or another program: nothing to compare with.
            return Optional.empty();
        }
    }

    static List<String> notes(Optional<String> earlier, Written now, DatasetSource source) {
        return earlier
                .filter(sha256 -> !sha256.equals(now.sha256()))
                .map(sha256 -> "an export of the same request into this place had the sha256 " + sha256
                        + ", this one has " + now.sha256() + ": " + source.place() + " has changed in between")
                .stream()
                .toList();
    }
}
