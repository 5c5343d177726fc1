package dev.trainmaster.dataset;

/** A good record and where it stood: {@code index} counts all records of the source from 0, bad ones too. */
public record SourceRecord(long index, String file, long line, DataRecord record) {}
