package dev.trainmaster.dataset;

import dev.trainmaster.request.ExportFormat;
import java.util.Optional;

/** What is to be found out about each record, and whether it is to be written. */
record WorkOrder(
        DatasetKey key,
        MetaFilter filter,
        ExportFormat format,
        ChatFrame frame,
        Optional<String> createdAt,
        boolean needsTimes,
        boolean needsPrompts,
        boolean writes) {
    /** Whether the quick way does not tell enough. */
    boolean needsCare() {
        return !filter.isEmpty();
    }
}
