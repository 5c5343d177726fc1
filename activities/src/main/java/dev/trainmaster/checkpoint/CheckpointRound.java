package dev.trainmaster.checkpoint;

import dev.trainmaster.request.CheckpointPolicy;
import dev.trainmaster.trainer.Checkpoints;
import dev.trainmaster.trainer.TrainerProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongFunction;

/** One look after the checkpoints of a run: new ones get their digest, the best and the last stay, others go. */
final class CheckpointRound {

    private final CheckpointFolder checkpoints;
    private final DigestBook digests;
    private final BestCheckpoints best;
    private final LongFunction<OptionalDouble> lossOf;
    private final CheckpointPolicy policy;
    private final boolean removesOld;
    private final Clock clock;
    private final CheckpointReader reader =
            new CheckpointReader(() -> Thread.currentThread().isInterrupted());
    private final Map<Long, SeenCheckpoint> known = new HashMap<>();

    CheckpointRound(
            Path train,
            TrainerProfile profile,
            LongFunction<OptionalDouble> lossOf,
            CheckpointPolicy policy,
            Clock clock) {
        this.checkpoints = CheckpointFolder.in(train, profile.checkpoints());
        this.digests = new DigestBook(train);
        this.best = new BestCheckpoints(train);
        this.lossOf = lossOf;
        this.policy = policy;
        this.removesOld = profile.checkpoints().keptBy() == Checkpoints.Keeper.TRAINMASTER;
        this.clock = clock;
    }

    /** The newest that has its digest after this round. */
    Optional<SeenCheckpoint> go() throws IOException {
        List<Long> steps = checkpoints.steps();
        boolean anyNew = false;
        for (long step : steps) {
            anyNew |= digest(step);
        }
        List<SeenCheckpoint> seen =
                steps.stream().filter(known::containsKey).map(known::get).toList();
        if (anyNew) {
            List<SeenCheckpoint> candidates = new ArrayList<>(seen);
            for (long step : best.steps()) {
                if (!steps.contains(step)) {
                    digests.of(step).ifPresent(candidates::add);
                }
            }
            best.keep(policy.keepBest(), candidates, checkpoints);
            if (removesOld) {
                removeOld(seen);
            }
            forgetTheGone();
        }
        return seen.stream().findFirst();
    }

    /** Whether this checkpoint was not known before. */
    private boolean digest(long step) throws IOException {
        Path folder = checkpoints.of(step);
        try {
            long id = DigestBook.idOf(folder);
            if (known.containsKey(step) && known.get(step).folder() == id) {
                return false;
            }
            Optional<SeenCheckpoint> written = digests.of(step).filter(seen -> seen.folder() == id);
            if (written.isPresent()) {
                known.put(step, written.get());
                return false;
            }
            Map<String, FileMark> before = marks(folder);
            CheckpointDigest digest = reader.digest(folder);
            if (!marks(folder).equals(before) || DigestBook.idOf(folder) != id) {
                return false; // Somebody still writes to it: the next round will see.
            }
            best.forget(step);
            SeenCheckpoint seen = new SeenCheckpoint(step, digest, id, lossOf.apply(step), clock.instant());
            digests.write(seen);
            known.put(step, seen);
            return true;
        } catch (NoSuchFileException e) {
            return false; // The trainer has removed it meanwhile.
        }
    }

    private Map<String, FileMark> marks(Path folder) throws IOException {
        Map<String, FileMark> marks = new HashMap<>();
        for (Map.Entry<String, Path> file : reader.files(folder).entrySet()) {
            marks.put(file.getKey(), FileMark.of(file.getValue()));
        }
        return marks;
    }

    /** Renamed first, so that no trainer that starts meanwhile finds half of one. */
    private void removeOld(List<SeenCheckpoint> newestFirst) throws IOException {
        for (SeenCheckpoint old : newestFirst.stream().skip(policy.keepLast()).toList()) {
            Path folder = checkpoints.of(old.step());
            Path removed = folder.resolveSibling("." + folder.getFileName() + "." + UUID.randomUUID() + ".removed");
            if (Files.exists(folder)) {
                Files.move(folder, removed, StandardCopyOption.ATOMIC_MOVE);
                CheckpointCopy.delete(removed);
            }
            known.remove(old.step());
        }
    }

    private void forgetTheGone() throws IOException {
        Set<Long> there = new HashSet<>(checkpoints.steps());
        there.addAll(best.steps());
        for (long step : digests.steps()) {
            if (!there.contains(step)) {
                digests.forget(step);
                known.remove(step);
            }
        }
    }
}
