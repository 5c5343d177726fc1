package dev.trainmaster.supervisor.shim;

/**
 * Named places where a crash test lets this process die as SIGKILL would. Inert unless the environment names one: a
 * state file ({@code exit.json}), a state file that is not linked yet ({@code exit.json.tmp}), a spawn, or {@code completion-sent} of a worker.
 */
public final class Failpoint {

    public static final String VARIABLE = "TRAINMASTER_FAILPOINT";

    private static final int AS_KILLED = 137;

    private Failpoint() {}

    public static boolean isArmed(String place) {
        return place.equals(System.getenv(VARIABLE));
    }

    public static void reach(String place) {
        if (isArmed(place)) {
            Runtime.getRuntime().halt(AS_KILLED);
        }
    }
}
