package dev.trainmaster.benchmarks;

import dev.trainmaster.benchmarks.figure.Figure;
import dev.trainmaster.benchmarks.lab.Lab;
import java.util.List;

/** Measures something of its own in a lab that it shares with the others. */
public interface Benchmark {

    /** As the command line names it. */
    String name();

    /** How often it measures when nobody says. */
    int usualRuns();

    List<Figure> measure(Lab lab, int runs);
}
