package dev.trainmaster.campaign;

/**
 * What a fault counts and times.
 *
 * @param counted which count of the tally is its n
 * @param timed what is timed; empty if nothing is
 * @param boundSeconds what the 99th percentile must not exceed; 0 without a bound
 */
public record Figure(String counted, String timed, double boundSeconds) {

    public static final Figure TRIALS = new Figure("trials", "", 0);
}
