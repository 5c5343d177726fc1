package dev.trainmaster.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestWordTest {

    private static final List<String> WORDS = List.of("learningRate", "labels", "limits", "model", "mode");

    @ParameterizedTest
    @CsvSource({
        "learning-rate, learningRate",
        "LEARNING_RATE, learningRate",
        "lables, labels",
        "limit, limits",
        "modell, model",
        "mod, mode",
    })
    void itFindsWhatWasMeant(String typed, String meant) {
        assertThat(NearestWord.to(typed, WORDS)).contains(meant);
    }

    @Test
    void itDoesNotGuessWildly() {
        assertThat(NearestWord.to("banana", WORDS)).isEmpty();
        assertThat(NearestWord.to("", WORDS)).isEmpty();
        assertThat(NearestWord.to("xy", WORDS)).isEmpty();
        assertThat(NearestWord.to("model", List.of())).isEmpty();
    }
}
