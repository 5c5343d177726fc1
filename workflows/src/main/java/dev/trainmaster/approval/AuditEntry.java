package dev.trainmaster.approval;

import java.time.Instant;

/** A decision that arrived, when, and what became of it. */
public record AuditEntry(Instant at, Decision decision, Ruling ruling) {}
