package dev.trainmaster.campaign.fault;

import dev.trainmaster.campaign.BrokenPromise;
import dev.trainmaster.campaign.Fault;
import dev.trainmaster.campaign.Nemesis;
import dev.trainmaster.campaign.Sitting;
import dev.trainmaster.campaign.Voice;
import dev.trainmaster.campaign.site.Host;
import dev.trainmaster.campaign.site.StateFiles;
import dev.trainmaster.campaign.site.SupervisedRun;
import dev.trainmaster.supervisor.Finding;
import dev.trainmaster.supervisor.StartDirectory;
import dev.trainmaster.supervisor.StartSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Every state file, truncated, empty, garbage, missing, of another version or run: of starts that are over, and of some that live. */
public final class StateFilesDamaged implements Fault {

    private static final Duration GRACE = Duration.ofMillis(500);
    private static final String SPECIMEN = "specimen";
    private static final int ONE_LIVES_IN = 250;
    private static final int ONE_STARTS_AGAIN_IN = 20;

    /** What a crash at some moment leaves of a start. */
    private enum State {
        PREPARED("spec.json"),
        LOST("spec.json", "shim.json", "trainer.json"),
        ENDED("spec.json", "shim.json", "trainer.json", "exit.json");

        private final List<String> files;

        State(String... files) {
            this.files = List.of(files);
        }
    }

    private record Case(State state, String file, Damage damage) {}

    @Override
    public String id() {
        return "T12";
    }

    @Override
    public String title() {
        return "every state file truncated, empty, garbage, missing, of another version or run, ...";
    }

    @Override
    public String promise() {
        return "fails closed, never a second trainer";
    }

    @Override
    public void inflict(Sitting sitting) throws Exception {
        Host host = Host.in(sitting.folder());
        List<Case> cases = cases();
        int count = sitting.column().of(cases.size() + 2, 10_000);
        int lives = sitting.column().of(2, count / ONE_LIVES_IN);
        Path specimen = sitting.folder().resolve("specimen");
        try (SupervisedRun model = run(host, specimen, SPECIMEN, List.of("--steps=1"))) {
            model.begin(1);
            model.end(1);
            StateFiles files = new StateFiles(model.directory().start(1));
            sitting.trials(count, 4, (trial, nemesis, folder) -> {
                if (trial >= count - lives) {
                    hurtALivingStart(host, cases, trial, nemesis, folder);
                } else {
                    hurt(host, files, cases.get(trial % cases.size()), nemesis, folder);
                }
            });
        }
    }

    private static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (State state : State.values()) {
            for (String file : state.files) {
                for (Damage damage : Damage.values()) {
                    cases.add(new Case(state, file, damage));
                }
            }
        }
        return cases;
    }

    private static SupervisedRun run(Host host, Path folder, String id, List<String> switches) {
        return new SupervisedRun(host, folder, id, GRACE, switches);
    }

    private static void hurt(Host host, StateFiles files, Case hurt, Nemesis nemesis, Path folder) throws Exception {
        try (SupervisedRun run = run(host, folder, SPECIMEN, List.of())) {
            StartDirectory start = files.copyTo(run.directory(), hurt.state().files);
            hurt.damage().to(start.path().resolve(hurt.file()), nemesis);
            Path spawned = folder.resolve("spawned");
            Finding found = run.find(1);
            Finding taken = run.take(spawning(run, 1, spawned));
            boolean neverBegun = hurt.state() == State.PREPARED && hurt.damage() == Damage.MISSING;
            BrokenPromise.unless(
                    neverBegun || !Files.exists(spawned),
                    hurt + ": start 1 was spawned a second time, told as " + taken);
            boolean counts = !hurt.file().equals("trainer.json");
            BrokenPromise.unless(
                    !counts || !hurt.damage().isPlain() || taken instanceof Finding.Damaged,
                    hurt + " is taken for " + taken);
            BrokenPromise.unless(
                    !(hurt.file().equals("exit.json") && hurt.damage() == Damage.MISSING)
                            || taken instanceof Finding.Lost,
                    hurt + " is found as " + found + " and taken for " + taken);
            if (nemesis.below(ONE_STARTS_AGAIN_IN) == 0 && !neverBegun) {
                startAgain(run, spawned, hurt);
            }
        }
    }

    /** Whatever it answers: one program at most, and none beside a start that is not understood. */
    private static void startAgain(SupervisedRun run, Path spawned, Case hurt) throws Exception {
        boolean unclear = run.find(1) instanceof Finding.Damaged;
        Finding answer = run.take(spawning(run, 2, spawned));
        if (answer instanceof Finding.Running) {
            run.end(2);
        }
        long times = Files.exists(spawned) ? Files.readAllLines(spawned).size() : 0;
        BrokenPromise.unless(
                times <= (unclear ? 0 : 1), hurt + ": start 2 was spawned " + times + " times, told as " + answer);
    }

    private static StartSpec spawning(SupervisedRun run, int start, Path note) {
        return run.spec(start, List.of("/bin/sh", "-c", "echo $$ >> " + note));
    }

    private static void hurtALivingStart(Host host, List<Case> cases, int trial, Nemesis nemesis, Path folder)
            throws Exception {
        List<String> switches = new ArrayList<>(List.of("--steps=100000", "--pace=20"));
        switches.addAll(Voice.ofTrial(trial).switches());
        try (SupervisedRun run = run(host, folder, "t12-" + nemesis.seed(), switches)) {
            run.begin(1);
            run.reachStep(1);
            List<Case> possible =
                    cases.stream().filter(each -> each.state() == State.LOST).toList();
            Case hurt = nemesis.oneOf(possible);
            hurt.damage().to(run.directory().start(1).path().resolve(hurt.file()), nemesis);
            run.find(1);
            run.take(1);
            Finding second = run.take(2);
            BrokenPromise.unless(
                    run.steps().begun() == 1 && !(second instanceof Finding.Running),
                    hurt + " of a living start: a second trainer began, told as " + second);
            int step = run.steps().lastStep();
            run.reachStep(step + 1);
        }
    }
}
