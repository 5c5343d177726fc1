package dev.trainmaster.system;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Says at the end, loud and counted, what could not be tested on this machine and what to install for it. */
public final class MissingToolsListener implements TestExecutionListener {

    private final Map<String, Set<String>> testsByWords = new TreeMap<>();

    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == TestExecutionResult.Status.ABORTED) {
            String words = result.getThrowable()
                    .flatMap(error -> Optional.ofNullable(error.getMessage()))
                    .orElse("for no given reason");
            testsByWords.computeIfAbsent(words, key -> new TreeSet<>()).add(test.getUniqueId());
        }
    }

    @Override
    public synchronized void testPlanExecutionFinished(TestPlan plan) {
        if (!testsByWords.isEmpty()) {
            System.out.println(report());
        }
    }

    synchronized String report() {
        int count = testsByWords.values().stream().mapToInt(Set::size).sum();
        StringBuilder text = new StringBuilder(count + " not tested on this machine:");
        testsByWords.forEach((words, tests) -> {
            text.append("\n").append(words);
            tests.forEach(test -> text.append("\n    ").append(test));
        });
        return text.toString();
    }
}
