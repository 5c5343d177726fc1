package dev.trainmaster.cli.run;

import dev.trainmaster.cli.console.Console;
import dev.trainmaster.request.Mode;
import dev.trainmaster.request.TrainingRequest;
import java.util.ArrayList;
import java.util.List;

/** The commands that are useful next. */
public final class NextSteps {

    private NextSteps() {}

    public static void afterStart(Console console, String runId, TrainingRequest request) {
        List<String> commands = new ArrayList<>();
        commands.add("trainmaster watch " + runId);
        if (request.mode() == Mode.LOCAL) {
            commands.add("trainmaster approve " + runId);
        }
        commands.add("trainmaster show " + runId);
        console.next(commands.toArray(String[]::new));
    }

    public static void of(Console console, RunView run) {
        String id = run.runId();
        switch (run.phase()) {
            case AWAITING_APPROVAL ->
                console.next("trainmaster approve " + id, "trainmaster reject " + id + " --reason ...");
            case TRAINING -> console.next("trainmaster watch " + id, "trainmaster logs -f " + id);
            case COMPLETED -> {
                if (trained(run)) {
                    console.next("trainmaster metrics " + id, "trainmaster model show " + id);
                } else {
                    console.say("");
                    console.say("That was a dry run. To train it, say the same again with: --mode local");
                    console.next("trainmaster show " + id);
                }
            }
            case FAILED, REJECTED, APPROVAL_EXPIRED, CANCELLED ->
                console.next("trainmaster why " + id, "trainmaster retry " + id);
            default -> console.next("trainmaster watch " + id);
        }
    }

    private static boolean trained(RunView run) {
        return run.request().filter(request -> request.mode() == Mode.LOCAL).isPresent();
    }
}
