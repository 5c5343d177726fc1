package dev.trainmaster.campaign.result;

import dev.trainmaster.campaign.Violation;
import java.util.List;
import java.util.Map;

/**
 * What one sitting of one fault gave: a line of results.jsonl.
 *
 * @param counted what n counts: trials, kills, ...
 * @param counts everything that was counted
 * @param seconds what was timed, if anything
 * @param boundSeconds what the 99th percentile of it must not exceed; 0 without a bound
 */
public record Outcome(
        String fault,
        String title,
        String promise,
        String column,
        long seed,
        String counted,
        Map<String, Integer> counts,
        List<Violation> violations,
        String timed,
        List<Double> seconds,
        double boundSeconds,
        double wallSeconds,
        Circumstances on) {

    public record Circumstances(String machine, String revision) {}

    public int n() {
        return counts.getOrDefault(counted, 0);
    }
}
