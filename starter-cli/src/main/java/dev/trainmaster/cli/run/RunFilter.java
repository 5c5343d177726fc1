package dev.trainmaster.cli.run;

import dev.trainmaster.run.Phase;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Which runs to list. The server narrows by type alone, since not every server knows more; the rest happens here. */
public record RunFilter(Optional<String> prefix, Predicate<ListedRun> condition, int limit, boolean openOnly) {

    private static final int MOST_CANDIDATES = 20;

    public static RunFilter startingWith(String prefix) {
        return new RunFilter(Optional.of(prefix), run -> true, MOST_CANDIDATES, false);
    }

    public static RunFilter of(Set<Phase> phases, Predicate<ListedRun> condition, int limit) {
        boolean openOnly = !phases.isEmpty() && phases.stream().noneMatch(Phase::isOutcome);
        return new RunFilter(
                Optional.empty(),
                condition.and(run -> phases.isEmpty() || phases.contains(run.phase())),
                limit,
                openOnly);
    }

    String query() {
        return RunList.ofOurType() + (openOnly ? " AND ExecutionStatus = 'Running'" : "");
    }

    boolean keeps(ListedRun run) {
        return prefix.map(run.runId()::startsWith).orElse(true) && condition.test(run);
    }
}
