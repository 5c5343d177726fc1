package dev.trainmaster.cli.console;

/** For whom a command prints. The names are what a person types after {@code -o}. */
public enum OutputFormat {
    table,
    json
}
