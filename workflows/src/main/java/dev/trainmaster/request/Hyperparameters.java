package dev.trainmaster.request;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/** What the trainer is told about learning. */
public record Hyperparameters(
        double learningRate,
        double weightDecay,
        int epochs,
        int batchSize,
        int maxSeqLength,
        int seed,
        Device device,
        OptionalInt maxSteps) {

    public static final Hyperparameters DEFAULTS =
            new Hyperparameters(2e-5, 0.01, 3, 8, 2048, 42, Device.AUTO, OptionalInt.empty());

    public Hyperparameters {
        new Check()
                .that(
                        learningRate > 0 && learningRate <= 1,
                        "learningRate",
                        "must be above 0 and at most 1, but is " + learningRate)
                .that(weightDecay >= 0 && weightDecay <= 1, "weightDecay", "must be from 0 to 1, but is " + weightDecay)
                .within("epochs", epochs, 1, 100)
                .within("batchSize", batchSize, 1, 512)
                .within("maxSeqLength", maxSeqLength, 128, 32_768)
                .that(
                        maxSteps.isEmpty() || maxSteps.getAsInt() >= 1,
                        "maxSteps",
                        "must be at least 1, but is " + maxSteps.orElse(1))
                .done();
    }

    static Hyperparameters read(Fields fields) {
        return fields.build(
                DEFAULTS,
                () -> new Hyperparameters(
                        fields.decimal("learningRate", DEFAULTS.learningRate),
                        fields.decimal("weightDecay", DEFAULTS.weightDecay),
                        fields.integer("epochs", DEFAULTS.epochs),
                        fields.integer("batchSize", DEFAULTS.batchSize),
                        fields.integer("maxSeqLength", DEFAULTS.maxSeqLength),
                        fields.integer("seed", DEFAULTS.seed),
                        fields.choice("device", Device.values(), DEFAULTS.device),
                        fields.optionalInteger("maxSteps")));
    }

    public Map<String, Object> toDocument() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("learningRate", learningRate);
        document.put("weightDecay", weightDecay);
        document.put("epochs", epochs);
        document.put("batchSize", batchSize);
        document.put("maxSeqLength", maxSeqLength);
        document.put("seed", seed);
        document.put("device", device.text());
        maxSteps.ifPresent(steps -> document.put("maxSteps", steps));
        return document;
    }
}
