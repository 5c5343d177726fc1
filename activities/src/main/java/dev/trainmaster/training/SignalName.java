package dev.trainmaster.training;

import java.util.Map;

/** What people call a signal. */
final class SignalName {

    private static final Map<Integer, String> NAMES = Map.of(
            1, "SIGHUP", 2, "SIGINT", 4, "SIGILL", 6, "SIGABRT", 7, "SIGBUS", 8, "SIGFPE", 9, "SIGKILL", 11, "SIGSEGV",
            15, "SIGTERM");

    private SignalName() {}

    static String of(int number) {
        return NAMES.getOrDefault(number, "signal " + number);
    }
}
