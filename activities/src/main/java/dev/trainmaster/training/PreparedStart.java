package dev.trainmaster.training;

import java.util.List;
import java.util.OptionalLong;

/**
 * A start that is ready to be made.
 *
 * @param argv the approved command, with the checkpoint that there is
 */
record PreparedStart(List<String> argv, OptionalLong resumesFrom) {}
