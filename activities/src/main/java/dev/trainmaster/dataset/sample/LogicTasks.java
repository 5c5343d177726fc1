package dev.trainmaster.dataset.sample;

import static dev.trainmaster.dataset.sample.Thought.calculate;
import static dev.trainmaster.dataset.sample.Thought.conclude;
import static dev.trainmaster.dataset.sample.Thought.plan;

import java.util.List;
import java.util.function.Function;

/** Order, truth, sequences and time. */
final class LogicTasks {
    private static final List<String> NAMES =
            List.of("Ada", "Ben", "Cleo", "Dan", "Eva", "Finn", "Gil", "Hana", "Ivo", "Jun");

    private LogicTasks() {}

    static List<Function<Dice, Task>> all() {
        return List.of(
                LogicTasks::tallest,
                LogicTasks::truth,
                LogicTasks::sequence,
                LogicTasks::doubling,
                LogicTasks::clock,
                LogicTasks::parity);
    }

    private static Task tallest(Dice dice) {
        List<String> people = dice.shuffled(NAMES).subList(0, 3);
        String tall = people.get(0);
        String middle = people.get(1);
        String small = people.get(2);
        return Task.of(
                "order",
                middle + " is taller than " + small + ", and " + tall + " is taller than " + middle
                        + ". Who is the tallest?",
                tall,
                calculate(tall + " > " + middle + " and " + middle + " > " + small),
                conclude("So " + tall + " > " + middle + " > " + small + "."));
    }

    private static Task truth(Dice dice) {
        int a = dice.from(1, 60);
        int b = dice.from(1, 60);
        int c = dice.from(2, 9);
        boolean less = a < b;
        boolean divisible = (a + b) % c == 0;
        return Task.of(
                "truth",
                "Is it true that " + a + " < " + b + " or " + (a + b) + " is divisible by " + c + "?",
                less || divisible ? "yes" : "no",
                calculate(a + " < " + b + " is " + less + "."),
                calculate((a + b) + " ÷ " + c + " leaves " + (a + b) % c + ", so that is " + divisible + "."),
                conclude("An \"or\" needs one of them."));
    }

    private static Task sequence(Dice dice) {
        int first = dice.from(1, 40);
        int step = dice.from(2, 15);
        return Task.of(
                "sequence",
                "What comes next: " + first + ", " + (first + step) + ", " + (first + 2 * step) + ", "
                        + (first + 3 * step) + "?",
                "" + (first + 4 * step),
                plan("Each number is " + step + " more than the one before."),
                calculate((first + 3 * step) + " + " + step + " = " + (first + 4 * step)));
    }

    private static Task doubling(Dice dice) {
        int first = dice.from(2, 30);
        int factor = dice.from(2, 3);
        int last = first * factor * factor;
        return Task.of(
                "growth",
                "What comes next: " + first + ", " + first * factor + ", " + last + "?",
                "" + last * factor,
                plan("Each number is " + factor + " times the one before."),
                calculate(last + " × " + factor + " = " + last * factor));
    }

    private static Task clock(Dice dice) {
        int start = dice.from(6 * 60, 20 * 60);
        int minutes = dice.from(15, 170);
        int end = start + minutes;
        return Task.of(
                "clock",
                "A train leaves at " + time(start) + " and rides for " + minutes + " minutes. When does it arrive?",
                time(end),
                calculate(minutes + " minutes are " + minutes / 60 + " h " + minutes % 60 + " min."),
                calculate(time(start) + " + " + minutes / 60 + " h = " + time(start + minutes / 60 * 60)),
                calculate(time(start + minutes / 60 * 60) + " + " + minutes % 60 + " min = " + time(end)));
    }

    private static Task parity(Dice dice) {
        int a = dice.from(11, 99);
        int b = dice.from(11, 99);
        String answer = (a + b) % 2 == 0 ? "even" : "odd";
        return Task.of(
                "parity",
                "Is " + a + " + " + b + " even or odd?",
                answer,
                calculate(a + " is " + word(a) + ", " + b + " is " + word(b) + "."),
                conclude(word(a) + " + " + word(b) + " is " + answer + "."));
    }

    private static String word(int number) {
        return number % 2 == 0 ? "even" : "odd";
    }

    private static String time(int minutes) {
        int hour = minutes / 60 % 24;
        int minute = minutes % 60;
        return hour + ":" + (minute < 10 ? "0" : "") + minute;
    }
}
