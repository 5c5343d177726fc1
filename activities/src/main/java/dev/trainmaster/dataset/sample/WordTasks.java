package dev.trainmaster.dataset.sample;

import static dev.trainmaster.dataset.sample.Thought.calculate;
import static dev.trainmaster.dataset.sample.Thought.conclude;
import static dev.trainmaster.dataset.sample.Thought.plan;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Letters and words: reversing, counting, sorting, shifting. */
final class WordTasks {
    private WordTasks() {}

    static List<Function<Dice, Task>> all() {
        return List.of(
                WordTasks::reverse, WordTasks::vowels, WordTasks::sort, WordTasks::position, WordTasks::initials);
    }

    private static Task reverse(Dice dice) {
        String word = dice.word().substring(0, dice.from(4, 6));
        return Task.of(
                "reverse",
                "Write \"" + word + "\" backwards.",
                new StringBuilder(word).reverse().toString(),
                plan("Spell it: " + spelled(word)),
                conclude("Read it from the end: "
                        + spelled(new StringBuilder(word).reverse().toString())));
    }

    private static Task vowels(Dice dice) {
        List<String> words = dice.words(2);
        String text = String.join(" ", words);
        String vowels = text.chars()
                .filter(c -> "aeiou".indexOf(c) >= 0)
                .mapToObj(Character::toString)
                .collect(Collectors.joining(", "));
        int count = (vowels.length() + 2) / 3;
        return Task.of(
                "vowels",
                "How many vowels are in \"" + text + "\"?",
                "" + count,
                plan("The vowels are a, e, i, o and u."),
                calculate("In order: " + vowels),
                conclude("These are " + count + "."));
    }

    private static Task sort(Dice dice) {
        List<String> words = dice.words(3);
        List<String> sorted = words.stream().sorted().toList();
        return Task.of(
                "sort",
                "Put into alphabetical order: " + String.join(", ", words),
                String.join(", ", sorted),
                plan("Compare the first letters, and the next ones where they are equal."),
                calculate("First comes " + sorted.get(0) + ", last " + sorted.get(2) + "."));
    }

    private static Task position(Dice dice) {
        String word = dice.word();
        int place = dice.from(1, word.length());
        return Task.of(
                "position",
                "Which letter of \"" + word + "\" is number " + place + "?",
                word.substring(place - 1, place),
                plan("Count from the left: " + spelled(word)),
                conclude("Number " + place + " is " + word.charAt(place - 1) + "."));
    }

    private static Task initials(Dice dice) {
        List<String> words = dice.words(dice.from(3, 4));
        String initials = words.stream().map(word -> word.substring(0, 1)).collect(Collectors.joining());
        return Task.of(
                "initials",
                "What do the first letters of these words spell: " + String.join(" ", words) + "?",
                initials,
                calculate(words.stream()
                        .map(word -> word + " → " + word.charAt(0))
                        .collect(Collectors.joining(", "))),
                conclude("Together: " + initials));
    }

    private static String spelled(String word) {
        return word.chars().mapToObj(Character::toString).collect(Collectors.joining("-"));
    }
}
