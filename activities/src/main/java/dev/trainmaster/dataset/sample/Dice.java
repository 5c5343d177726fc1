package dev.trainmaster.dataset.sample;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Choices that a seed decides, the same on every machine. */
final class Dice {
    private static final List<String> WORDS = List.of(
            "anchor",
            "basket",
            "candle",
            "desert",
            "engine",
            "forest",
            "garden",
            "harbor",
            "island",
            "jacket",
            "kettle",
            "ladder",
            "marble",
            "needle",
            "orange",
            "pepper",
            "quartz",
            "ribbon",
            "silver",
            "timber",
            "umbrella",
            "velvet",
            "walnut",
            "yellow",
            "zephyr",
            "bridge",
            "copper",
            "dragon",
            "falcon",
            "meadow");

    private final Random random;

    Dice(long seed) {
        this.random = new Random(seed);
    }

    int from(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    String of(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    List<String> words(int count) {
        List<String> shuffled = shuffled(WORDS);
        return List.copyOf(shuffled.subList(0, count));
    }

    <T> List<T> shuffled(List<T> items) {
        List<T> shuffled = new ArrayList<>(items);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }
}
