package dev.trainmaster.system;

/** The kinds of server that the same promises are kept on. */
enum Rung {
    REAL,
    IN_MEMORY
}
