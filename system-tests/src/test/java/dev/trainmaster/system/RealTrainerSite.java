package dev.trainmaster.system;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A site where a real trainer is installed, and one run of it was left alone: what all others are compared with. */
record RealTrainerSite(Site site, RealTrainer trainer) {

    static final String LEFT_ALONE = "left-alone";
    static final int STEPS = 60;

    /** Trained once and first. */
    void leavesOneRunAlone() {
        trainer.installInto(site.home());
        site.worker(trainer.pace());
        if (!Files.exists(site.home().run(LEFT_ALONE))) {
            approved(LEFT_ALONE, request());
        }
        new HurtRun(site.run(LEFT_ALONE), trainer).completes();
    }

    HurtRun approved(String id, Map<String, Object> request) {
        return new HurtRun(site.run(id).start(request).approved(), trainer);
    }

    Map<String, Object> with(String key, Object value) {
        Map<String, Object> request = request();
        if (key.startsWith("hyperparameters.")) {
            Map<String, Object> hyperparameters = hyperparameters();
            hyperparameters.put(key.substring(key.indexOf('.') + 1), value);
            request.put("hyperparameters", hyperparameters);
        } else {
            request.put(key, value instanceof Path path ? path.toString() : value);
        }
        return request;
    }

    Map<String, Object> request() {
        Map<String, Object> request = new HashMap<>(Map.of(
                "dataset", "sample",
                "selection", Map.of("limit", 40),
                "model", trainer.model(site.home()),
                "mode", "local",
                "trainer", trainer.name(),
                "settings", trainer.settings()));
        request.put("hyperparameters", hyperparameters());
        return request;
    }

    private Map<String, Object> hyperparameters() {
        return new HashMap<>(Map.of(
                "maxSteps",
                STEPS,
                "epochs",
                100,
                "batchSize",
                trainer.batchSize(),
                "maxSeqLength",
                128,
                "learningRate",
                0.003,
                "device",
                "cpu"));
    }
}
