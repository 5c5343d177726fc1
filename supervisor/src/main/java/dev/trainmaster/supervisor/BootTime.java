package dev.trainmaster.supervisor;

/** A time of this boot of this host, not to be mistaken for one of the calendar. */
public record BootTime(long millis) {}
