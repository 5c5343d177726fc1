package dev.trainmaster.checkpoint;

import dev.trainmaster.trainer.TrainerProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/**
 * Sees before a start that the newest checkpoint can be resumed from: that it is what it was when it was saved, and that
 * it is not one from which trainers only die. What cannot is moved out of the trainer's sight, and the one before counts.
 */
public final class ResumeGuard {

    private static final int DEATHS_THAT_PROVE = 2;

    private final CheckpointFolder checkpoints;
    private final DigestBook digests;
    private final ResumeBook resumes;
    private final BestCheckpoints best;
    private final Path metrics;
    private final CheckpointReader reader;

    /** @param givenUp whether somebody wants the reading of checkpoints to end */
    public ResumeGuard(Path train, TrainerProfile profile, BooleanSupplier givenUp) {
        this.checkpoints = CheckpointFolder.in(train, profile.checkpoints());
        this.digests = new DigestBook(train);
        this.resumes = new ResumeBook(train);
        this.best = new BestCheckpoints(train);
        this.metrics = train.resolve(profile.metrics().file());
        this.reader = new CheckpointReader(givenUp);
    }

    /**
     * Only while no trainer of the run lives. Can be repeated until the trainer was started.
     *
     * @throws java.io.InterruptedIOException if it was given up
     */
    public ReadyToResume before(int start, FormerStart former) throws IOException {
        Optional<ResumeRecord> last = resumes.of(start - 1);
        Sorting sorting = new Sorting(start, last, last.isPresent() && wasInVain(last.get(), former));
        sorting.giveSuspectBack();
        Optional<Long> chosen = sorting.chosen();
        return sorting.settle(chosen);
    }

    private static boolean isThere(QuarantinedCheckpoint checkpoint) {
        return Files.exists(Path.of(checkpoint.path()));
    }

    /** It left nothing durable behind, and no step in the metrics that goes beyond its checkpoint. */
    private boolean wasInVain(ResumeRecord last, FormerStart former) throws IOException {
        long from = last.resumption().step().orElse(0);
        boolean trained = !FileMark.of(metrics).equals(last.metrics())
                && former.lastStep().orElse(0) > from;
        return former.diedByItself()
                && former.lastStep().isPresent()
                && !trained
                && checkpoints.newestStep().orElse(0) == from;
    }

    /** One look through the checkpoints, newest first. */
    private final class Sorting {

        private final int start;
        private final Optional<ResumeRecord> last;
        private final boolean inVain;
        private final List<QuarantinedCheckpoint> quarantined = new ArrayList<>();
        private final List<Long> cleared = new ArrayList<>();
        private final List<String> told = new ArrayList<>();
        private Optional<QuarantinedCheckpoint> suspect = Optional.empty();
        private Optional<String> sha256 = Optional.empty();

        Sorting(int start, Optional<ResumeRecord> last, boolean inVain) throws IOException {
            this.start = start;
            this.last = last;
            this.inVain = inVain;
            last.ifPresent(record -> cleared.addAll(record.cleared()));
            // An attempt that ended before its trainer was started may have moved some already.
            Optional<ResumeRecord> own = resumes.of(start);
            own.map(record -> record.resumption().quarantined()).orElse(List.of()).stream()
                    .filter(ResumeGuard::isThere)
                    .forEach(quarantined::add);
            suspect = own.flatMap(ResumeRecord::suspect).filter(ResumeGuard::isThere);
            quarantined.forEach(this::tell);
        }

        /** If trainers die from the one before as well, it was not the checkpoint. */
        void giveSuspectBack() throws IOException {
            Optional<QuarantinedCheckpoint> suspected = last.flatMap(ResumeRecord::suspect);
            if (suspected.isEmpty()) {
                return;
            }
            Path from = Path.of(suspected.get().path());
            Path to = checkpoints.of(suspected.get().step());
            if (!inVain) {
                suspect = suspected;
            } else if (Files.exists(from) && !Files.exists(to)) {
                Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
                cleared.add(suspected.get().step());
                told.add("the checkpoint of step " + suspected.get().step()
                        + " is used again: without it the trainer died in the same way");
            }
        }

        Optional<Long> chosen() throws IOException {
            for (long step : checkpoints.steps()) {
                Optional<SeenCheckpoint> seen = seen(step);
                Optional<String> damage = seen.isEmpty()
                        ? Optional.empty()
                        : reader.difference(checkpoints.of(step), seen.get().digest());
                if (damage.isPresent()) {
                    quarantine(planned(step, "it is damaged: " + damage.get()));
                } else if (isDeadly(step)) {
                    QuarantinedCheckpoint deadly =
                            planned(step, DEATHS_THAT_PROVE + " starts in a row died from it without a new step");
                    suspect = Optional.of(deadly);
                    quarantine(deadly);
                } else {
                    sha256 = seen.map(checkpoint -> checkpoint.digest().sha256());
                    return Optional.of(step);
                }
            }
            return Optional.empty();
        }

        /** What is known of this very folder: one that the trainer has saved anew since proves nothing. */
        private Optional<SeenCheckpoint> seen(long step) throws IOException {
            long folder = DigestBook.idOf(checkpoints.of(step));
            return digests.of(step).filter(seen -> seen.folder() == folder);
        }

        private boolean isDeadly(long step) {
            return inVain
                    && last.get().resumption().step().equals(OptionalLong.of(step))
                    && last.get().inVain() + 1 >= DEATHS_THAT_PROVE
                    && !cleared.contains(step);
        }

        private QuarantinedCheckpoint planned(long step, String why) {
            return new QuarantinedCheckpoint(
                    step, checkpoints.quarantineOf(step).toString(), why);
        }

        private void quarantine(QuarantinedCheckpoint planned) throws IOException {
            quarantined.add(planned);
            // Written first: whoever goes on after a crash knows of it, and finds it where it was or where it goes.
            write(OptionalLong.empty());
            Files.move(checkpoints.of(planned.step()), Path.of(planned.path()), StandardCopyOption.ATOMIC_MOVE);
            digests.forget(planned.step());
            best.forget(planned.step());
            tell(planned);
        }

        private void tell(QuarantinedCheckpoint moved) {
            told.add("the checkpoint of step " + moved.step() + " was quarantined as " + moved.path() + ": "
                    + moved.why());
        }

        ReadyToResume settle(Optional<Long> chosen) throws IOException {
            OptionalLong step = chosen.isPresent() ? OptionalLong.of(chosen.get()) : OptionalLong.empty();
            boolean again = last.isPresent() && last.get().resumption().step().equals(step);
            if (!again && last.flatMap(ResumeRecord::suspect).equals(suspect)) {
                suspect = Optional.empty(); // The trainer has come further without it.
            }
            Resumption resumption = write(step);
            if (!quarantined.isEmpty()) {
                told.add("start " + start + " goes on from "
                        + (step.isPresent() ? "the checkpoint of step " + step.getAsLong() : "the beginning"));
            }
            return new ReadyToResume(resumption, told);
        }

        private Resumption write(OptionalLong step) throws IOException {
            Resumption resumption = new Resumption(step, sha256, quarantined);
            boolean again = inVain && last.get().resumption().step().equals(step);
            resumes.write(
                    start,
                    new ResumeRecord(
                            resumption, FileMark.of(metrics), again ? last.get().inVain() + 1 : 0, suspect, cleared));
            return resumption;
        }
    }
}
