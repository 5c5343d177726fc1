package dev.trainmaster.trainer;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** A word in braces that a template may use. Alone in its place it keeps its type: a number stays a number. */
enum Placeholder {
    JAVA("java", place -> place.host().java().toString()),
    INSTALL("install", place -> place.host().install().toString()),
    VENV("venv", place -> place.venv().toString()),
    PYTHON("python", place -> place.venv().resolve("bin/python").toString()),
    MANIFEST("manifest", place -> place.manifest().toString()),
    OUTPUT("output", place -> place.output().toString()),
    RUN_DIRECTORY("runDirectory", place -> place.runDirectory().toString()),
    FILES("files", place -> place.files().toString()),
    DATASET("dataset", place -> place.dataset().toString()),
    RECORDS("records", TrainerPlace::records),
    FORMAT("format", place -> place.request().format().text()),
    MODEL("model", place -> place.request().model()),
    LEARNING_RATE("learningRate", place -> place.hyperparameters().learningRate()),
    WEIGHT_DECAY("weightDecay", place -> place.hyperparameters().weightDecay()),
    EPOCHS("epochs", place -> place.hyperparameters().epochs()),
    BATCH_SIZE("batchSize", place -> place.hyperparameters().batchSize()),
    MAX_SEQ_LENGTH("maxSeqLength", place -> place.hyperparameters().maxSeqLength()),
    SEED("seed", place -> place.hyperparameters().seed()),
    DEVICE("device", place -> place.hyperparameters().device().text()),
    TOTAL_STEPS("totalSteps", TrainerPlace::totalSteps),
    MAX_STEPS("maxSteps", Presence.SOMETIMES, place -> maxSteps(place)),
    CHECKPOINT("checkpoint", Presence.SOMETIMES, place -> place.checkpoint());

    private final String word;
    private final Presence presence;
    private final Function<TrainerPlace, Optional<Object>> value;

    private enum Presence {
        ALWAYS,
        SOMETIMES
    }

    Placeholder(String word, Presence presence, Function<TrainerPlace, Optional<Object>> value) {
        this.word = word;
        this.presence = presence;
        this.value = value;
    }

    Placeholder(String word, Function<TrainerPlace, Object> value) {
        this(word, Presence.ALWAYS, place -> Optional.of(value.apply(place)));
    }

    private static Optional<Object> maxSteps(TrainerPlace place) {
        return place.hyperparameters().maxSteps().isPresent()
                ? Optional.of(place.hyperparameters().maxSteps().getAsInt())
                : Optional.empty();
    }

    Optional<Object> in(TrainerPlace place) {
        return value.apply(place);
    }

    boolean isAlwaysThere() {
        return presence == Presence.ALWAYS;
    }

    static Optional<Placeholder> named(String word) {
        return Stream.of(values()).filter(known -> known.word.equals(word)).findFirst();
    }

    static List<String> words() {
        return Stream.of(values()).map(known -> known.word).toList();
    }
}
