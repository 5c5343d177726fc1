package dev.trainmaster.benchmarks.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/** Processes that do nothing for a while. */
public final class Suspension {

    private static final long BOUND_SECONDS = 10;

    private Suspension() {}

    /** @param work is done while these processes do nothing */
    public static <T> T during(Supplier<T> work, long... pids) {
        signal("STOP", pids);
        try {
            return work.get();
        } finally {
            signal("CONT", pids);
        }
    }

    private static void signal(String name, long... pids) {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        LongStream.of(pids).mapToObj(Long::toString).forEach(command::add);
        try {
            Process kill = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!kill.waitFor(BOUND_SECONDS, TimeUnit.SECONDS) || kill.exitValue() != 0) {
                throw new BenchmarkException(String.join(" ", command) + " failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("interrupted while sending a signal");
        }
    }
}
