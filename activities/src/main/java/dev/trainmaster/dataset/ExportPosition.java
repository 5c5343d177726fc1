package dev.trainmaster.dataset;

/** How far an export is: what its heartbeats tell. */
public record ExportPosition(long recordsRead, long recordsWritten) {}
