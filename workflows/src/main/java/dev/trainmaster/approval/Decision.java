package dev.trainmaster.approval;

import java.util.Optional;

/**
 * One person's word on a run.
 *
 * @param id makes it idempotent: the same id counts once, however often it arrives
 * @param digest the manifest digest that the approver has seen, if the approval is to be bound to it
 */
public record Decision(
        String id, String approver, Verdict verdict, Optional<String> comment, Optional<String> digest) {}
