package dev.trainmaster.benchmarks.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What /proc says of a process. */
public record ProcessFacts(long pid) {

    /** USER_HZ, which Linux has promised to user space for ever on every common architecture. */
    private static final double TICKS_PER_SECOND = 100;

    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;
    private static final int REAPED_USER_TICKS = 13;
    private static final int REAPED_SYSTEM_TICKS = 14;

    public double cpuSeconds() {
        return ticks(Long.toString(pid), USER_TICKS, SYSTEM_TICKS);
    }

    static double reapedChildrenCpuSeconds() {
        return ticks("self", REAPED_USER_TICKS, REAPED_SYSTEM_TICKS);
    }

    public double residentMegabytes() {
        return read("/proc/" + pid + "/status")
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    /** When a process with these start ticks began, to a hundredth of a second. */
    public static long epochMillis(long startTicks) {
        double uptime = Double.parseDouble(read("/proc/uptime").split(" ")[0]);
        return System.currentTimeMillis() - Math.round((uptime - startTicks / TICKS_PER_SECOND) * 1000);
    }

    private static double ticks(String process, int first, int second) {
        String stat = read("/proc/" + process + "/stat");
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[first]) + Long.parseLong(fields[second])) / TICKS_PER_SECOND;
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
