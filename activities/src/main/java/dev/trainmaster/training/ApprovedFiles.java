package dev.trainmaster.training;

import dev.trainmaster.dataset.EvaluationSet;
import dev.trainmaster.dataset.ExportReceipt;
import dev.trainmaster.failure.Failure;
import dev.trainmaster.failure.FailureException;
import dev.trainmaster.failure.FailureType;
import dev.trainmaster.run.Phase;
import dev.trainmaster.storage.Sha256;
import dev.trainmaster.storage.StorageFailures;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** Nothing trains that was not approved: neither another command or other settings, nor other data. */
final class ApprovedFiles {

    private static final String NO_FILE = "no file";

    private final TrainingOrder order;

    ApprovedFiles(TrainingOrder order) {
        this.order = order;
    }

    /** The command as it was approved, whatever the trainer's profile says by now. */
    ApprovedLaunch launch() {
        Path file = Path.of(order.manifest().path());
        try {
            byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            require(file, order.manifest().sha256(), Files.exists(file) ? Sha256.ofBytes(bytes) : NO_FILE);
            Object manifest =
                    new Yaml(new SafeConstructor(new LoaderOptions())).load(new String(bytes, StandardCharsets.UTF_8));
            return launchIn(file, manifest);
        } catch (IOException e) {
            throw StorageFailures.of(Phase.TRAINING, "read", file, e);
        }
    }

    private static ApprovedLaunch launchIn(Path file, Object manifest) {
        Optional<ApprovedLaunch> launch =
                manifest instanceof Map<?, ?> document && document.get("trainer") instanceof Map<?, ?> trainer
                        ? ApprovedLaunch.read(trainer)
                        : Optional.empty();
        return launch.orElseThrow(() ->
                FailureException.of(FailureType.PREFLIGHT_FAILED, Phase.TRAINING, file + " names no trainer.command"));
    }

    /** Reads all of the data, which may take hours: a decision that is made meanwhile ends it, and is answered. */
    Optional<Decision> checkData(Supplier<Optional<Decision>> decisions) {
        ExportReceipt data = order.dataset();
        Optional<Decision> decision = check(Path.of(data.path()), data.sha256(), decisions);
        if (decision.isEmpty() && data.evaluation().isPresent()) {
            EvaluationSet held = data.evaluation().get();
            return check(Path.of(held.path()), held.sha256(), decisions);
        }
        return decision;
    }

    private static Optional<Decision> check(Path file, String sha256, Supplier<Optional<Decision>> decisions) {
        if (!Files.exists(file)) {
            require(file, sha256, NO_FILE);
        }
        Sha256 digest = new Sha256();
        byte[] block = new byte[Sha256.BLOCK_BYTES];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                digest.update(block, 0, read);
                Optional<Decision> decision = decisions.get();
                if (decision.isPresent()) {
                    return decision;
                }
            }
        } catch (IOException e) {
            throw StorageFailures.of(Phase.TRAINING, "read", file, e);
        }
        require(file, sha256, digest.hex());
        return decisions.get();
    }

    private static void require(Path file, String approved, String found) {
        if (!found.equals(approved)) {
            throw new FailureException(new Failure(
                    FailureType.PREFLIGHT_FAILED,
                    Phase.TRAINING,
                    file + " is not what was approved: sha256 " + approved + " was, but now it is " + found,
                    "Somebody changed the file after the dry run: start a new run.",
                    Optional.empty()));
        }
    }
}
