package dev.trainmaster.dataset;

/** Hears now and then how far an export is. What it throws ends the export, which then leaves nothing behind. */
@FunctionalInterface
public interface ExportProgress {
    ExportProgress NONE = (read, written) -> {};

    void at(long recordsRead, long recordsWritten);
}
