package dev.trainmaster.cli.run;

import dev.trainmaster.cli.ExitCode;
import dev.trainmaster.cli.console.Console;

/** What is said when a run that was watched has ended. */
public final class RunEndPage {

    private RunEndPage() {}

    public static ExitCode tell(Console console, RunView run) {
        console.document(run);
        run.failure().ifPresent(failure -> {
            failure.death().ifPresent(death -> LastWords.print(console, death));
            console.say(failure.hint().replace("RUN", run.runId()));
        });
        run.runDirectory().ifPresent(directory -> console.say("Files: " + directory));
        NextSteps.of(console, run);
        return ExitCode.of(run.phase(), run.failure());
    }
}
