package dev.trainmaster.cli.demo;

import dev.trainmaster.cli.Surroundings;
import dev.trainmaster.cli.console.Console;
import dev.trainmaster.cli.console.Figures;
import dev.trainmaster.cli.console.Style;
import dev.trainmaster.cli.run.LastWords;
import dev.trainmaster.cli.run.RunView;
import dev.trainmaster.cli.training.MetricsFile;
import dev.trainmaster.cli.training.RunFiles;
import dev.trainmaster.cli.view.LossCurve;
import dev.trainmaster.run.Phase;
import dev.trainmaster.supervisor.RunDirectory;
import dev.trainmaster.training.StartRecord;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the demo says at its beginning and at its end. */
final class DemoPages {

    private static final int CURVE_HEIGHT = 10;

    private final Console console;
    private final Surroundings surroundings;
    private final boolean crash;

    DemoPages(Console console, Surroundings surroundings, boolean crash) {
        this.console = console;
        this.surroundings = surroundings;
        this.crash = crash;
    }

    void opening() {
        console.say(console.style(Style.BOLD, "Trainmaster demo") + ": a training run as a durable workflow"
                + (crash ? ", and a worker that is killed in the middle of it" : "") + ".");
        console.say("Its files: " + surroundings.home());
        console.say("");
    }

    void crash(DemoCrash accident, RunView run) {
        console.say("");
        if (accident.victim().isEmpty()) {
            console.say("The training was over before the worker could be killed.");
            return;
        }
        DemoCrash.Victim victim = accident.victim().get();
        boolean sameTrainer =
                DemoCrash.trainer(run).filter(victim.trainer()::equals).isPresent();
        int adoptions = run.starts().stream().mapToInt(StartRecord::adoptions).sum();
        console.say(console.style(Style.BOLD, "What the crash did"));
        line(
                "Worker",
                victim.killedWorker() + " was killed at step " + victim.step() + "; " + victim.nextWorker()
                        + (adoptions > 0 ? " took over" : " came when the training was over, and collected it"));
        line(
                "Trainer",
                "pid " + victim.trainer().pid() + ", start ticks "
                        + victim.trainer().startTicks()
                        + (sameTrainer
                                ? ": the same process from the first to the last step"
                                : ": NOT the one that ended the run"));
        line("Starts", run.starts().size() + ", adopted " + Figures.count(adoptions, "time"));
        line("Steps", stepsDone(run));
    }

    private String stepsDone(RunView run) {
        SortedMap<Long, Double> losses = losses(run);
        long lines = new RunFiles(surroundings)
                .find(run)
                .map(directory -> new MetricsFile(directory.metrics())
                        .lines().stream()
                                .filter(line -> line.hasNonNull("step") && line.hasNonNull("loss"))
                                .count())
                .orElse(0L);
        boolean whole = !losses.isEmpty() && losses.size() == losses.lastKey() && lines == losses.size();
        return whole
                ? "1 to " + losses.lastKey() + ", each exactly once: no step was lost, none was done twice"
                : lines + " done, " + losses.size() + " different ones";
    }

    void ending(RunView run, Optional<URI> webUi) {
        if (run.phase() == Phase.COMPLETED) {
            SortedMap<Long, Double> losses = losses(run);
            List<String> curve = new LossCurve(console.glyphs()).draw(losses, console.columns(), CURVE_HEIGHT);
            if (!curve.isEmpty()) {
                console.say("");
                console.say(console.style(Style.BOLD, "Loss") + ": "
                        + Figures.loss(losses.get(losses.firstKey())) + " at the first step, "
                        + Figures.loss(losses.get(losses.lastKey())) + " at the last");
                curve.forEach(console::say);
            }
        }
        run.failure().ifPresent(failure -> {
            failure.death().ifPresent(death -> LastWords.print(console, death));
            console.say(failure.hint().replace("RUN", run.runId()));
        });
        new RunFiles(surroundings).find(run).ifPresent(this::files);
        console.say("");
        console.say("What to try next:");
        console.next(
                crash ? "trainmaster doctor" : "trainmaster demo --crash",
                "trainmaster up",
                "trainmaster run --dataset ./my.jsonl --model tiny --mode local --learning-rate 0.003");
    }

    private void files(RunDirectory directory) {
        console.say("");
        console.say(console.style(Style.BOLD, "Files") + " in " + directory.root());
        line("request", "request.json: what was asked for");
        line("data", "dataset.jsonl, dataset.json: what was trained on");
        line("plan", "manifest.yaml, report.json: what was approved");
        line("training", "train/metrics.jsonl, train/checkpoints/, train/1/stdout.log");
        line("result", "result.json: how it ended");
        line(
                "logs",
                surroundings.home().resolve("worker/worker.log") + ", "
                        + surroundings.home().resolve("server/server.log"));
    }

    private SortedMap<Long, Double> losses(RunView run) {
        return new RunFiles(surroundings)
                .find(run)
                .map(directory -> new MetricsFile(directory.metrics()).losses())
                .orElseGet(TreeMap::new);
    }

    private void line(String name, String text) {
        console.say(String.format("  %-9s ", name) + text);
    }
}
