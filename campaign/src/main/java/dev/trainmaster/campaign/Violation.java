package dev.trainmaster.campaign;

/**
 * Something that must never happen, happened.
 *
 * @param seed of the campaign: with it and the trial's number the same blow falls again
 * @param evidence the folder that was kept
 */
public record Violation(String fault, int trial, long seed, String what, String evidence) {

    public String text() {
        return fault + " trial " + trial + ": " + what + "\n  again: -Dtrainmaster.campaign.seed=" + seed
                + ", evidence: " + evidence;
    }
}
