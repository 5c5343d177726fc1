package dev.trainmaster.server;

/** The one line that people read about a server. */
final class Sentences {
    private Sentences() {}

    static String started(TemporalServer server) {
        return line(server.rung().title(), server, server.rung().lacks());
    }

    static String line(String title, TemporalServer server, String lacks) {
        String webUi = server.webUi().map(uri -> ", Web UI " + uri).orElse("");
        return "Temporal: " + title + ", " + server.address() + webUi + ". Mind: " + lacks + ".";
    }
}
