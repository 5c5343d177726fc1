package dev.trainmaster.manifest;

import dev.trainmaster.run.Phase;
import dev.trainmaster.storage.AtomicFile;
import dev.trainmaster.storage.StorageFailures;
import dev.trainmaster.storage.Written;
import dev.trainmaster.trainer.TrainerHost;
import dev.trainmaster.trainer.TrainerPlace;
import dev.trainmaster.trainer.TrainerProfile;
import dev.trainmaster.trainer.TrainerProfiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Writes manifest.yaml. Its digest covers the data's digest and every setting, so it is what an approval binds to. */
public final class ManifestWriter {
    private final TrainerProfiles trainers;
    private final TrainerHost host;
    private final ManifestDocument documents;

    public ManifestWriter(TrainerProfiles trainers, TrainerHost host, ProductVersion version) {
        this.trainers = trainers;
        this.host = host;
        this.documents = new ManifestDocument(version);
    }

    public ManifestReceipt write(ManifestOrder order) {
        TrainerProfile trainer = trainers.find(order.request().trainer());
        TrainerPlace place = TrainerPlace.of(
                host,
                order.runDirectory(),
                Path.of(order.dataset().path()),
                order.request().model(),
                order.request().hyperparameters());
        Map<String, Object> document = documents.of(order, trainer, trainer.commandIn(place, host));
        try {
            Written written = AtomicFile.write(place.manifest(), yaml(document));
            return new ManifestReceipt(written.path().toString(), written.sha256());
        } catch (IOException e) {
            throw StorageFailures.of(Phase.WRITING_MANIFEST, "write", place.manifest(), e);
        }
    }

    private static byte[] yaml(Map<String, Object> document) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setLineBreak(DumperOptions.LineBreak.UNIX);
        options.setSplitLines(false);
        options.setAllowUnicode(true);
        return new Yaml(options).dump(document).getBytes(StandardCharsets.UTF_8);
    }
}
