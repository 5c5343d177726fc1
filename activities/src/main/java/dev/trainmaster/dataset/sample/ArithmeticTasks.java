package dev.trainmaster.dataset.sample;

import static dev.trainmaster.dataset.sample.Thought.calculate;
import static dev.trainmaster.dataset.sample.Thought.conclude;
import static dev.trainmaster.dataset.sample.Thought.plan;

import java.util.List;
import java.util.function.Function;

/** Sums as a child learns them, with the steps written out. */
final class ArithmeticTasks {
    private ArithmeticTasks() {}

    static List<Function<Dice, Task>> all() {
        return List.of(
                ArithmeticTasks::addition,
                ArithmeticTasks::subtraction,
                ArithmeticTasks::multiplication,
                ArithmeticTasks::division,
                ArithmeticTasks::percentage,
                ArithmeticTasks::shopping,
                ArithmeticTasks::average,
                ArithmeticTasks::equation);
    }

    private static Task addition(Dice dice) {
        int a = dice.from(12, 480);
        int b = dice.from(12, 480);
        int tens = a / 10 * 10 + b / 10 * 10;
        int ones = a % 10 + b % 10;
        return Task.of(
                "addition",
                "What is " + a + " + " + b + "?",
                "" + (a + b),
                plan("Add the tens and the ones apart."),
                calculate(a / 10 * 10 + " + " + b / 10 * 10 + " = " + tens),
                calculate(a % 10 + " + " + b % 10 + " = " + ones),
                calculate(tens + " + " + ones + " = " + (a + b)));
    }

    private static Task subtraction(Dice dice) {
        int b = dice.from(11, 240);
        int a = b + dice.from(5, 400);
        return Task.of(
                "subtraction",
                "What is " + a + " - " + b + "?",
                "" + (a - b),
                plan("Take away the tens first, then the ones."),
                calculate(a + " - " + b / 10 * 10 + " = " + (a - b / 10 * 10)),
                calculate((a - b / 10 * 10) + " - " + b % 10 + " = " + (a - b)));
    }

    private static Task multiplication(Dice dice) {
        int a = dice.from(3, 9);
        int b = dice.from(12, 99);
        int tens = a * (b / 10 * 10);
        int ones = a * (b % 10);
        return Task.of(
                "multiplication",
                "What is " + a + " × " + b + "?",
                "" + a * b,
                plan("Split " + b + " into " + b / 10 * 10 + " and " + b % 10 + "."),
                calculate(a + " × " + b / 10 * 10 + " = " + tens),
                calculate(a + " × " + b % 10 + " = " + ones),
                calculate(tens + " + " + ones + " = " + a * b));
    }

    private static Task division(Dice dice) {
        int divisor = dice.from(3, 12);
        int quotient = dice.from(4, 40);
        int remainder = dice.from(0, divisor - 1);
        int dividend = divisor * quotient + remainder;
        return Task.of(
                "division",
                "What is " + dividend + " ÷ " + divisor + ", with its remainder?",
                quotient + " remainder " + remainder,
                calculate(divisor + " × " + quotient + " = " + divisor * quotient),
                calculate(dividend + " - " + divisor * quotient + " = " + remainder),
                conclude(remainder + " is less than " + divisor + ", so it is the remainder."));
    }

    private static Task percentage(Dice dice) {
        int percent = dice.from(1, 19) * 5;
        int whole = dice.from(2, 40) * 20;
        return Task.of(
                "percentage",
                "What is " + percent + "% of " + whole + "?",
                "" + percent * whole / 100,
                plan("One percent of " + whole + " is " + whole + " ÷ 100."),
                calculate(percent + " × " + whole + " = " + percent * whole),
                calculate(percent * whole + " ÷ 100 = " + percent * whole / 100));
    }

    private static Task shopping(Dice dice) {
        String thing = dice.of("pencils", "apples", "notebooks", "stamps", "cups", "bulbs");
        int count = dice.from(2, 9);
        int price = dice.from(2, 19);
        int paid = count * price + dice.from(1, 30);
        return Task.of(
                "shopping",
                count + " " + thing + " cost " + price + " € each. How much is left of " + paid + " €?",
                paid - count * price + " €",
                plan("Find the total, then take it from what was paid."),
                calculate(count + " × " + price + " = " + count * price),
                calculate(paid + " - " + count * price + " = " + (paid - count * price)));
    }

    private static Task average(Dice dice) {
        int mean = dice.from(8, 60);
        int spread = dice.from(1, 7);
        int far = dice.from(1, 7);
        int a = mean - spread;
        int b = mean + spread + far;
        int c = mean - far;
        return Task.of(
                "average",
                "What is the average of " + a + ", " + b + " and " + c + "?",
                "" + mean,
                calculate(a + " + " + b + " + " + c + " = " + (a + b + c)),
                calculate((a + b + c) + " ÷ 3 = " + mean));
    }

    private static Task equation(Dice dice) {
        int factor = dice.from(2, 9);
        int x = dice.from(2, 30);
        int added = dice.from(1, 50);
        int right = factor * x + added;
        return Task.of(
                "equation",
                "Solve " + factor + "x + " + added + " = " + right + ".",
                "x = " + x,
                calculate("Take " + added + " from both sides: " + factor + "x = " + (right - added)),
                calculate("Divide both sides by " + factor + ": x = " + x));
    }
}
