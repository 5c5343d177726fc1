package dev.trainmaster.trainer;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** A word in braces that a command template may use. */
enum Placeholder {
    JAVA("java", place -> place.java().toString()),
    INSTALL("install", place -> place.install().toString()),
    MANIFEST("manifest", place -> place.manifest().toString()),
    OUTPUT("output", place -> place.output().toString()),
    RUN_DIRECTORY("runDirectory", place -> place.runDirectory().toString()),
    DATASET("dataset", place -> place.dataset().toString()),
    MODEL("model", TrainerPlace::model),
    LEARNING_RATE("learningRate", place -> "" + place.hyperparameters().learningRate()),
    WEIGHT_DECAY("weightDecay", place -> "" + place.hyperparameters().weightDecay()),
    EPOCHS("epochs", place -> "" + place.hyperparameters().epochs()),
    BATCH_SIZE("batchSize", place -> "" + place.hyperparameters().batchSize()),
    MAX_SEQ_LENGTH("maxSeqLength", place -> "" + place.hyperparameters().maxSeqLength()),
    SEED("seed", place -> "" + place.hyperparameters().seed()),
    DEVICE("device", place -> place.hyperparameters().device().text());

    private final String word;
    private final Function<TrainerPlace, String> value;

    Placeholder(String word, Function<TrainerPlace, String> value) {
        this.word = word;
        this.value = value;
    }

    String in(TrainerPlace place) {
        return value.apply(place);
    }

    static Optional<Placeholder> named(String word) {
        return Stream.of(values()).filter(known -> known.word.equals(word)).findFirst();
    }

    static List<String> words() {
        return Stream.of(values()).map(known -> known.word).toList();
    }
}
