package dev.trainmaster.benchmarks.bare;

import io.temporal.activity.ActivityInterface;

/** An activity that only comes and goes. */
@ActivityInterface
public interface EmptyActivity {

    void doNothing();
}
