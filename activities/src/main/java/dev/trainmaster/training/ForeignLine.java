package dev.trainmaster.training;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What one line of a trainer says that does not speak our protocol. */
record ForeignLine(OptionalLong step, OptionalDouble epoch, OptionalDouble loss, OptionalDouble learningRate) {}
