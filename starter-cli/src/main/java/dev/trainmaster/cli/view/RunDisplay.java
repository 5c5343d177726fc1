package dev.trainmaster.cli.view;

import dev.trainmaster.cli.console.Console;
import dev.trainmaster.cli.run.RunView;
import java.time.Clock;

/** Shows a run while it goes on. */
public interface RunDisplay {

    void show(RunView run);

    /** Makes room for something else on the screen, such as a question. */
    void pause();

    static RunDisplay on(Console console, Clock clock) {
        return console.isInteractive() ? new LiveDisplay(console, clock) : new PlainDisplay(console, clock);
    }
}
