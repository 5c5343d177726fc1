package dev.trainmaster.approval;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;

/** A decision that arrived, when, and what became of it. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record AuditEntry(Instant at, Decision decision, Ruling ruling) {}
