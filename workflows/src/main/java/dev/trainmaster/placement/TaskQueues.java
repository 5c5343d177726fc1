package dev.trainmaster.placement;

/** The names of the task queues: one that every worker serves, and two that only one host's worker serves. */
public final class TaskQueues {

    public static final String DEFAULT_CONTROL = "trainmaster";

    private TaskQueues() {}

    public static String ofHost(String control, String host) {
        return control + "-" + host;
    }

    public static String trainingOfHost(String control, String host) {
        return ofHost(control, host) + "-training";
    }
}
