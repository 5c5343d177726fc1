package dev.trainmaster.manifest;

import dev.trainmaster.run.Phase;
import dev.trainmaster.storage.AtomicFile;
import dev.trainmaster.storage.Sha256;
import dev.trainmaster.storage.StorageFailures;
import dev.trainmaster.storage.Written;
import dev.trainmaster.trainer.Rendering;
import dev.trainmaster.trainer.TrainerHost;
import dev.trainmaster.trainer.TrainerPlace;
import dev.trainmaster.trainer.TrainerProfile;
import dev.trainmaster.trainer.TrainerProfiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** Writes manifest.yaml. Its digest covers the data's digest and every setting, so it is what an approval binds to. */
public final class ManifestWriter {
    private static final String LOCK = "lock";
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
                order.dataset().records(),
                trainer,
                order.request());
        String profile = trainers.sha256(trainer.name());
        String lock = Sha256.ofBytes(yaml(documents.of(order, trainer, profile, Whereabouts.anywhere(place, trainer))));
        Map<String, Object> document =
                documents.of(order, trainer, profile, Whereabouts.here(place, new Rendering(trainer, place)));
        document.put(LOCK, lock);
        try {
            Written written = AtomicFile.write(place.manifest(), yaml(document));
            return new ManifestReceipt(written.path().toString(), written.sha256(), Optional.of(lock));
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
        return new Yaml(options).dump(copied(document)).getBytes(StandardCharsets.UTF_8);
    }

    /** Two empty lists may be the same object, which YAML would write once and then refer to. */
    private static Object copied(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((key, inner) -> copy.put(key, copied(inner)));
            return copy;
        }
        return value instanceof List<?> list
                ? new ArrayList<>(list.stream().map(ManifestWriter::copied).toList())
                : value;
    }
}
