package dev.trainmaster.checkpoint;

import java.util.OptionalLong;

/**
 * How the start before ended, as far as its checkpoint could be to blame.
 *
 * @param diedByItself it crashed or hung for no reason that is known to be another one, such as a wrong setting
 * @param lastStep the last step in the metrics, whoever wrote it
 */
public record FormerStart(boolean diedByItself, OptionalLong lastStep) {}
