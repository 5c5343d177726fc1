package dev.trainmaster.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShimCostTest {

    private static final int STARTS = 5;
    private static final long MOST_RSS_KIB = 60 * 1024;
    private static final long MOST_CPU_MILLIS = 400;
    private static final long MILLIS_PER_TICK = 10;

    /** The clock is printed and the CPU time is checked: other work on the machine is not the shim's cost. */
    @Test
    void aShimIsSmallAndQuick(@TempDir Path directory) throws IOException {
        List<Long> rss = new ArrayList<>();
        List<Long> cpu = new ArrayList<>();
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            try (Playground playground = new Playground(directory.resolve("try" + i))) {
                Path executed = directory.resolve("executed" + i);
                long before = Clock.systemUTC().millis();
                Finding.Running running = Playground.running(
                        playground.take(playground.shell(1, "date +%s%3N > " + executed + "; sleep 60")));
                await().atMost(Playground.BOUND).until(() -> Files.exists(executed) && Files.size(executed) > 0);
                millis.add(Long.parseLong(Files.readString(executed).trim()) - before);
                cpu.add(cpuMillis(running.shim().pid()));
                rss.add(rssKib(running.shim().pid()));
            }
        }
        System.out.println("shim RSS KiB " + rss + ", CPU milliseconds " + cpu
                + ", milliseconds from take to the trainer's exec " + millis);

        assertThat(Collections.max(rss)).isLessThanOrEqualTo(MOST_RSS_KIB);
        assertThat(Collections.min(cpu)).isLessThanOrEqualTo(MOST_CPU_MILLIS);
    }

    private static long cpuMillis(long pid) throws IOException {
        String[] afterName = Files.readString(Path.of("/proc/" + pid + "/stat"))
                .split("\\) ")[1]
                .split(" ");
        return (Long.parseLong(afterName[11]) + Long.parseLong(afterName[12])) * MILLIS_PER_TICK;
    }

    private static long rssKib(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
    }
}
