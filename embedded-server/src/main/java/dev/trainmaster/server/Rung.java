package dev.trainmaster.server;

/** The ways to a Temporal server, best first, each with what it lacks. */
public enum Rung {
    GIVEN("the Temporal server at the given address", "its state, its Web UI and its upkeep are yours"),
    RUNNING("the server that runs here already", ""),
    LOCAL_BINARY(
            "a Temporal development server with a database file",
            "it is one process on one disk, without login or replicas"),
    DOWNLOADED(
            "a downloaded Temporal development server with a database file",
            "it is one process on one disk, without login or replicas"),
    IN_MEMORY(
            "the in-memory test server",
            "no Web UI; every run is forgotten when it stops; list knows simple queries only; "
                    + "an activity whose cancel was requested never times out, so a cancelled run whose worker died "
                    + "stays open until it is terminated");

    private final String title;
    private final String lacks;

    Rung(String title, String lacks) {
        this.title = title;
        this.lacks = lacks;
    }

    public String title() {
        return title;
    }

    /** What a user gives up on this rung. A running server lacks what the rung that it was started on lacks. */
    public String lacks() {
        return lacks;
    }

    /** Whether its runs are still there after the server was stopped and started again. */
    public boolean isDurable() {
        return this != IN_MEMORY;
    }
}
